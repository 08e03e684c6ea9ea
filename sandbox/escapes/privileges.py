# attack: have_network_of_host
# is in the network namespace of the host
# proves: process
# shows: net namespace
pass

# attack: have_every_system_call
# runs without a filter of system calls
# proves: process
# shows: Seccomp is 0
pass

# attack: have_capabilities
# has capabilities
# proves: process
# shows: CapEff is
pass

# attack: have_root_user
# is a process of the host's user 0
# proves: process
# shows: user 0
# control: none: an ordinary user cannot show it
pass

# attack: have_host_processes
# is in the process namespace of the host
# proves: process
# shows: pid namespace
# control: none: the container that protects the machine has its own
pass

# attack: become_root
# becomes another user
# proves: process
# control: none: the container that protects the machine has one user
each(lambda change: change(0), [os.setuid, os.setgid, lambda number: os.setgroups([number])])
each(lambda number: os.setresuid(number, number, number), [0, 1, 65534])

# attack: raise_capability
# makes a capability one that programs inherit
# proves: process
# shows: CapAmb is
import struct

header, data = struct.pack("=Ii", 0x20080522, 0), struct.pack("=6I", 0xFFFFFFFF, 0xFFFFFFFF, 1, 0x1FF, 0x1FF, 0)
libc.capset(header, data)
libc.prctl(47, ctypes.c_ulong(2), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0))

# attack: clear_no_new_privileges
# takes back the promise never to gain privileges
# proves: process
# control: none: the kernel refuses it to everybody
libc.prctl(38, 0, 0, 0, 0)

# attack: leave_filter
# switches its filter of system calls off
# proves: process
# control: none: the kernel refuses it to everybody
libc.prctl(22, ctypes.c_ulong(0), None, 0, 0)
call(317, 277, 0, 0, None)

# attack: change_personality
# becomes a process whose memory is laid out predictably
# proves: process
# shows: personality
call(135, 92, ctypes.c_ulong(0x0040000))

# attack: run_privileged_program
# runs a program that gets root's privileges from its file
# proves: process
# control: none: the container that protects the machine forbids it as well
import subprocess

each(lambda program: subprocess.run([program, "-c", "sleep 1"], timeout=2), ["/bin/su", "/usr/bin/su", "/usr/bin/newgrp", "/bin/mount"])
