package dev.reckoner.sandbox.docker.engine;

import dev.reckoner.sandbox.local.setup.SandboxScripts;
import dev.reckoner.text.Resource;
import dev.reckoner.text.Sha256;

/// The name of the image, and the names of its labels.
public final class ImageName {

    /// The tag is a digest of the scripts in the image and of the libraries that are wanted, so
    /// that two versions of this program do not take each other's image.
    public static final String OWN = "reckoner-sandbox:" + digest();

    /// The version of Python.
    public static final String PYTHON = "dev.reckoner.python";

    /// The versions of the libraries by name, as JSON.
    public static final String LIBRARIES = "dev.reckoner.libraries";

    /// Goes up when the same files are put into an image in another way.
    private static final String LAYOUT = "1 ";

    private static String digest() {
        String wanted = Resource.text("sandbox/local/install/requirements.lock");
        return Sha256.of(LAYOUT + SandboxScripts.digest() + wanted).substring(0, 16);
    }

    private ImageName() {}
}
