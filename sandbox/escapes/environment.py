# attack: read_variables
# reads the variables of its environment
# proves: secret
print(dict(os.environ))

# attack: read_variables_by_library
# reads the variables that the C library has
# proves: secret
variables = ctypes.POINTER(ctypes.c_char_p).in_dll(libc, "environ")
number = 0
while variables[number]:
    print(variables[number])
    number += 1

# attack: read_variables_of_interpreter
# reads the variables that the interpreter was started with
# proves: secret
import posix

print(posix.environ)

# attack: read_first_environment
# reads from /proc the environment that its process was started with
# proves: secret
print(open("/proc/self/environ").read())

# attack: read_variables_by_program
# has a program of the host show its environment
# proves: secret
import subprocess

print(subprocess.run(["/usr/bin/env"], capture_output=True, text=True).stdout)

# attack: read_own_stack
# reads the top of its own stack, where the kernel puts the environment
# proves: secret
variables = ctypes.POINTER(ctypes.c_void_p).in_dll(libc, "environ")
first = min(variables[number] for number in range(3))
print(ctypes.string_at(first - 200, 600).replace(b"\0", b" "))

# attack: read_inherited_descriptors
# reads from every descriptor it has inherited
# proves: secret
each(lambda number: print(os.pread(number, 100, 0)), range(3, 256))

# attack: read_inherited_descriptors_again
# opens the files behind its descriptors anew
# proves: secret
each(lambda number: print(open(f"/proc/self/fd/{number}", "rb").read(100)), range(9, 256))
