# attack: java_files
# reads a file of the host by Java
# proves: secret
# control: graalpy
import java

print(java.type("java.nio.file.Files").readString(java.type("java.nio.file.Path").of(folder + "/secret")))

# attack: java_environment
# reads the environment by Java
# proves: secret
# control: graalpy
import java

print(java.type("java.lang.System").getenv())

# attack: java_write
# makes a file on the host by Java
# proves: file
# control: graalpy
import java

java.type("java.io.File")(folder + "/made").createNewFile()

# attack: java_socket
# connects to a port of the host by Java
# proves: listener
# control: graalpy
import java

java.type("java.net.Socket")("127.0.0.1", tcp)

# attack: java_program
# starts a program of the host by Java
# proves: file
# control: graalpy
import java

java.type("java.lang.ProcessBuilder")("/bin/sh", "-c", "echo > " + folder + "/made").start().waitFor()

# attack: java_exit
# ends the JVM
# proves: box
# control: graalpy
# spoils: session
import java

java.type("java.lang.System").exit(3)

# attack: java_halt
# halts the JVM, without what it does at its end
# proves: box
# control: graalpy
# spoils: session
import java

java.type("java.lang.Runtime").getRuntime().halt(3)

# attack: java_property
# leaves a system property where another session finds it
# proves: carried
# control: graalpy
import java

java.type("java.lang.System").setProperty("reckoner.canary", mark)
# later:
import java

print(java.type("java.lang.System").getProperty("reckoner.canary"))

# attack: java_class_loader
# loads a class by the loader of a class it has
# proves: secret
# control: graalpy
import java

loader = java.type("java.lang.ClassLoader").getSystemClassLoader()
files = loader.loadClass("java.nio.file.Files")
path = java.type("java.io.File")(folder + "/secret").toPath()
method = [each_method for each_method in files.getMethods() if each_method.getName() == "readString" and each_method.getParameterCount() == 1][0]
print(method.invoke(None, path))

# attack: java_through_polyglot
# looks a class of the host up by the means for several languages
# proves: secret
# control: none: in an open context no other language is there either
import polyglot

for language in ("java", "host", "js", "llvm", "nfi"):
    try:
        host = polyglot.import_value(language) or polyglot.eval(language=language, string="java.lang.System")
        print(host.getenv())
    except Exception:
        continue

# attack: polyglot_exchange
# leaves a value where the languages of all sessions exchange theirs
# proves: carried
# control: graalpy
import polyglot

polyglot.export_value(mark, "reckoner_canary")
# later:
import polyglot

print(polyglot.import_value("reckoner_canary"))

# attack: host_object
# climbs from a function of the program to the classes of the host
# proves: secret
# control: none: in an open context there is no function of the program
import gc

for found in [sys.stdout.write, sys.stdout, display, *vars(sys.stdout).values()] if hasattr(sys.stdout, "__dict__") else []:
    for name in ("getClass", "class", "getContext", "getMetaObject", "__class__"):
        try:
            thing = getattr(found, name)
            thing = thing() if callable(thing) else thing
            print(thing.forName("java.lang.System").getMethod("getenv").invoke(None))
        except Exception:
            continue

# attack: interpreter_module
# uses the interpreter's own module for what it does with files of the host
# proves: secret
# control: none: in an open context it offers no more than any other function
import __graalpython__

for name in dir(__graalpython__):
    for arguments in ((folder + "/secret",), ("secret", folder + "/secret"), ()):
        try:
            if name not in ("dump_heap", "dump_truffle_ast"):
                print(name, getattr(__graalpython__, name)(*arguments))
        except BaseException:
            continue

# attack: library_files
# changes the files of the library, which later sessions load
# proves: carried
# control: none: where it worked, the library of this machine would be spoiled
made = os.path.join(os.path.dirname(os.__file__), "reckoner_canary_left.py")
open(made, "w").write("left = '" + mark + "'")
# later:
import reckoner_canary_left

print(reckoner_canary_left.left)

# attack: resource_cache
# finds the folder where the interpreter has unpacked itself, and reads the host from there
# proves: secret
# control: none: where files are open, any path leads there
import __graalpython__

places = {str(value) for name, value in vars(sys).items() if isinstance(value, str) and "/" in value} | {getattr(__graalpython__, "home", "/") or "/"}
for place in places:
    try:
        print(os.listdir(place), open(place + "/" + "../" * 30 + folder + "/secret").read())
    except OSError:
        continue
