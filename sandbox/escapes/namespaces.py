# attack: new_user_namespace
# makes a user namespace, in which it would have every capability
# proves: process
# shows: user was
# spoils: session
libc.unshare(0x10000000)

# attack: new_mount_namespace
# makes a mount namespace
# proves: process
# shows: mnt was
# spoils: session
libc.unshare(0x10000000 | 0x00020000)
libc.unshare(0x00020000)

# attack: new_network_namespace
# makes a network namespace
# proves: process
# shows: net was
# spoils: session
libc.unshare(0x10000000 | 0x40000000)
libc.unshare(0x40000000)

# attack: new_ipc_namespace
# makes a namespace for shared memory and message queues
# proves: process
# shows: ipc was
# spoils: session
libc.unshare(0x10000000 | 0x08000000)
libc.unshare(0x08000000)

# attack: new_name_namespace
# makes a namespace for the name of the machine
# proves: process
# shows: uts was
# spoils: session
libc.unshare(0x10000000 | 0x04000000)
libc.unshare(0x04000000)

# attack: new_group_namespace
# makes a namespace for control groups
# proves: process
# shows: cgroup was
# spoils: session
libc.unshare(0x10000000 | 0x02000000)
libc.unshare(0x02000000)

# attack: clone_into_user_namespace
# starts a process in a user namespace by clone
# proves: process
# shows: user was
import time

if call(56, 220, ctypes.c_ulong(0x10000000 | 17), 0, 0, 0, 0) == 0:
    time.sleep(3)
    os._exit(0)
time.sleep(0.1)

# attack: clone_into_namespaces
# starts a process in namespaces by clone3, which hides its flags from a filter
# proves: process
# shows: uts was
import struct
import time

wanted = struct.pack("=11Q", 0x10000000 | 0x04000000, 0, 0, 0, 17, *[0] * 6)
if call(435, 435, wanted, ctypes.c_size_t(88)) == 0:
    time.sleep(3)
    os._exit(0)
time.sleep(0.1)

# attack: mount_memory
# mounts a file system over /tmp
# proves: process
# shows: mounts was
# spoils: session
libc.mount(b"tmpfs", b"/tmp", b"tmpfs", ctypes.c_ulong(0), None)

# attack: mount_processes
# mounts /proc anew
# proves: process
# shows: mounts was
# spoils: session
libc.mount(b"proc", b"/tmp", b"proc", ctypes.c_ulong(0), None)

# attack: mount_root
# mounts the root folder a second time
# proves: process
# shows: mounts was
# spoils: session
libc.mount(b"/", b"/tmp", None, ctypes.c_ulong(4096 | 16384), None)

# attack: unmount
# unmounts /tmp, to see what is below it
# proves: process
# shows: mounts was
# spoils: session
os.chdir("/")
libc.umount2(b"/tmp", 2)

# attack: open_file_system
# opens a file system by the newer calls
# proves: process
# shows: fscontext
held = call(430, 430, b"tmpfs", 0)

# attack: copy_mount
# takes a copy of a mount by the newer calls
# proves: process
# shows: descriptor of /
held = call(428, 428, -100, b"/", ctypes.c_uint(0x8001))

# attack: change_root
# changes its root folder
# proves: process
# shows: root was
# spoils: session
os.chroot("/tmp")

# attack: leave_root
# leaves a root folder in the old way: another one below it, and up from there
# proves: secret
# spoils: session
os.makedirs("/tmp/inner", exist_ok=True)
try:
    os.chroot("/tmp/inner")
    each(os.chdir, [".."] * 30)
    os.chroot(".")
finally:
    print(open(folder + "/secret").read())

# attack: open_by_handle
# opens files of the host by their numbers
# proves: secret
# control: none: only the root user of the machine may
import struct

place = os.open("/", os.O_RDONLY)
for number in range(1, 50):
    handle = struct.pack("=IiII", 8, 1, number, 0)
    each(lambda opened: print(os.listdir(opened)), [call(304, 265, place, handle, os.O_RDONLY)])

# attack: rename_machine
# changes the name of the machine, which others see
# proves: carried
# spoils: session
libc.sethostname(mark.encode(), len(mark))
# later:
print(os.uname().nodename)
