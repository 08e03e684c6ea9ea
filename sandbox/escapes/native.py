# attack: read_nowhere
# reads memory that is not there
# proves: box
# spoils: session
ctypes.string_at(0)

# attack: write_nowhere
# writes over memory that belongs to the interpreter
# proves: box
# spoils: session
for number in range(200):
    ctypes.memset(id(number) - 64, 255, 4_096)

# attack: jump_nowhere
# calls a function that is none
# proves: box
# spoils: session
ctypes.CFUNCTYPE(None)(1)()

# attack: overflow_stack
# calls itself until the stack is full
# proves: box
# spoils: always
sys.setrecursionlimit(10**8)


def deeper(depth=0):
    return deeper(map(deeper, [depth]).__next__())


deeper()

# attack: end_interpreter
# ends the interpreter with a fatal error
# proves: box
# spoils: session
ctypes.pythonapi.Py_FatalError(b"ended")

# attack: abort
# aborts its process
# proves: box
# spoils: session
os.abort()

# attack: exit
# ends its process as if all were well
# proves: box
# spoils: session
os._exit(0)

# attack: end_itself
# kills its own process
# proves: box
# spoils: session
os.kill(os.getpid(), 9)

# attack: become_another_program
# becomes another program
# proves: box
# spoils: session
os.execv(sys.executable or "/usr/bin/python3", ["python", "-c", "print('forged')"])

# attack: bad_code
# runs instructions of the interpreter that are none
# proves: box
# spoils: always
def function():
    return 1


function.__code__ = function.__code__.replace(co_code=b"\x64\xff" * 40, co_consts=(), co_names=())
function()

# attack: run_program
# runs a program of the host
# proves: file
import subprocess

subprocess.run(["/usr/bin/touch", folder + "/made"], check=True)

# attack: run_shell
# runs a shell
# proves: file
os.system("echo > " + folder + "/made")

# attack: run_shell_by_library
# runs a shell by the C library
# proves: file
libc.system(("echo > " + folder + "/made").encode())

# attack: spawn_program
# starts a program by the call made for that
# proves: file
os.waitpid(os.posix_spawn("/bin/sh", ["sh", "-c", "echo > " + folder + "/made"], {}), 0)

# attack: run_in_terminal
# runs a program in a terminal of its own
# proves: file
import pty

pty.spawn(["/bin/sh", "-c", "echo > " + folder + "/made"])

# attack: run_written_program
# runs a program that it has written itself
# proves: file
import subprocess

open("/tmp/program", "w").write("#!/bin/sh\necho > " + folder + "/made\n")
os.chmod("/tmp/program", 0o700)
subprocess.run(["/tmp/program"], check=True)

# attack: run_program_in_memory
# runs a program that is no file
# proves: file
program = call(319, 279, b"program", 0)
os.write(program, b"#!/bin/sh\necho > " + folder.encode() + b"/made\n")
if os.fork() == 0:
    try:
        os.execve(f"/proc/self/fd/{program}", ["program"], {})
    finally:
        os._exit(0)
os.wait()

# attack: run_by_descriptor
# runs a program of the host by its descriptor
# proves: file
program = os.open("/bin/sh", os.O_RDONLY)
words = (ctypes.c_char_p * 4)(b"sh", b"-c", ("echo > " + folder + "/made").encode(), None)
if os.fork() == 0:
    call(322, 281, program, b"", words, (ctypes.c_char_p * 1)(None), 0x1000)
    os._exit(0)
os.wait()

# attack: run_by_loader
# has the loader of shared objects run a program
# proves: file
import glob
import subprocess

loader = (glob.glob("/lib64/ld-linux*") + glob.glob("/lib/ld-linux*"))[0]
subprocess.run([loader, "/bin/sh", "-c", "echo > " + folder + "/made"], check=True)

# attack: run_interpreter
# runs a second interpreter, without what was set up in the first
# proves: file
import subprocess

subprocess.run([sys.executable or "/usr/bin/python3", "-c", "open(" + repr(folder + "/made") + ", 'w')"], check=True)

# attack: run_by_spawning
# has the library for processes start a fresh interpreter
# proves: file
import multiprocessing.util
import multiprocessing.spawn

multiprocessing.util.spawnv_passfds(
    multiprocessing.spawn.get_executable().encode() if isinstance(multiprocessing.spawn.get_executable(), str) else multiprocessing.spawn.get_executable(),
    ["python", "-c", "open(" + repr(folder + "/made") + ", 'w')"],
    (),
)
os.wait()
