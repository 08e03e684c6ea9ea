package dev.reckoner.cli.resume;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// An agent of a JVM in which each sync of a file or a folder takes longer, as on a slow disk.
public final class SlowDisk {

    /// The methods that wait for the disk.
    private static final Map<String, String> SYNCS =
            Map.of("sun/nio/ch/FileChannelImpl", "force", "java/io/FileDescriptor", "sync");

    private static final Set<String> SLOWED = ConcurrentHashMap.newKeySet();

    /// The option of `java` for it, where this class is on the class path.
    ///
    /// @param jar where the agent is written to
    static String option(Path jar, Duration perSync) throws IOException {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", SlowDisk.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return "-javaagent:" + jar + "=" + perSync.toNanos();
    }

    public static void premain(String nanos, Instrumentation instrumentation)
            throws ClassNotFoundException, UnmodifiableClassException {
        instrumentation.addTransformer(new Slowing(Long.parseLong(nanos)), true);
        for (String name : SYNCS.keySet()) {
            instrumentation.retransformClasses(Class.forName(name.replace('/', '.')));
        }
        if (!SLOWED.equals(SYNCS.keySet())) {
            throw new IllegalStateException("this JDK waits for the disk in other methods");
        }
    }

    /// Makes each sync begin with a pause.
    private record Slowing(long nanos) implements ClassFileTransformer {

        private static final ClassDesc PAUSE =
                ClassDesc.of("java.util.concurrent.locks.LockSupport");
        private static final MethodTypeDesc OF_NANOS =
                MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long);

        @Override
        public byte @Nullable [] transform(
                ClassLoader loader,
                String name,
                Class<?> redefined,
                ProtectionDomain domain,
                byte[] bytes) {
            String sync = SYNCS.get(name);
            if (sync == null) {
                return null;
            }
            var file = ClassFile.of();
            return file.transformClass(
                    file.parse(bytes),
                    ClassTransform.transformingMethodBodies(
                            method -> method.methodName().equalsString(sync), pausing(name)));
        }

        private CodeTransform pausing(String type) {
            return new CodeTransform() {
                @Override
                public void atStart(CodeBuilder code) {
                    SLOWED.add(type);
                    code.loadConstant(nanos).invokestatic(PAUSE, "parkNanos", OF_NANOS);
                }

                @Override
                public void accept(CodeBuilder code, CodeElement element) {
                    code.with(element);
                }
            };
        }
    }

    private SlowDisk() {}
}
