# attack: read_environment_of_process
# reads the environment of another process from /proc
# proves: secret
print(open(f"/proc/{victim}/environ").read())

# attack: read_environments
# reads the environment of every process it finds in /proc
# proves: secret
each(lambda number: print(open(f"/proc/{number}/environ", errors="replace").read()), os.listdir("/proc"))

# attack: read_command_lines
# reads the command line of every process it finds in /proc
# proves: secret
each(lambda number: print(open(f"/proc/{number}/cmdline", errors="replace").read()), os.listdir("/proc"))

# attack: read_process_names
# reads the name of every process it finds in /proc
# proves: secret
each(lambda number: print(open(f"/proc/{number}/comm").read()), os.listdir("/proc"))

# attack: read_open_file_of_process
# reads a deleted file that another process has open
# proves: secret
print(open(f"/proc/{victim}/fd/7").read())

# attack: read_root_of_process
# reads a file of the host through the root folder of another process
# proves: secret
print(open(f"/proc/{victim}/root{folder}/secret").read())

# attack: read_working_folder_of_process
# reads a file of the host through the working folder of another process
# proves: secret
print(open(f"/proc/{victim}/cwd/{'../' * 30}{folder}/secret").read())

# attack: read_own_root
# reads a file of the host through the root folder of its own process
# proves: secret
print(open(f"/proc/self/root{folder}/secret").read())

# attack: read_root_of_first_process
# reads a file of the host through the root folder of process 1
# proves: secret
print(open(f"/proc/1/root{folder}/secret").read())

# attack: read_memory_of_process
# reads the stack of another process from /proc, where its environment is
# proves: secret
stack = next(line for line in open(f"/proc/{victim}/maps") if "[stack]" in line)
begin, end = (int(number, 16) for number in stack.split()[0].split("-"))
with open(f"/proc/{victim}/mem", "rb") as memory_of_victim:
    memory_of_victim.seek(begin)
    print(memory_of_victim.read(end - begin).replace(b"\0", b"")[-6_000:])

# attack: offer_process_to_the_kernel
# makes another process the first to be killed where memory runs out
# proves: victim
open(f"/proc/{victim}/oom_score_adj", "w").write("900")

# attack: write_kernel_setting
# changes a setting of the kernel by /proc/sys
# proves: kernel
# control: none: only the root user of the machine could
open("/proc/sys/kernel/domainname", "w").write("changed")

# attack: open_other_devices
# opens devices beyond the five that a program needs
# proves: process
# shows: /dev/p
held = []
each(lambda name: held.append(os.open("/dev/" + name, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)), os.listdir("/dev"))

# attack: make_device
# makes a device for a disk, and opens it
# proves: process
# control: none: only the root user of the machine may make devices
import stat

os.mknod("/tmp/disk", 0o600 | stat.S_IFBLK, os.makedev(8, 0))
held = os.open("/tmp/disk", os.O_RDONLY)

# attack: make_control_group
# makes a control group, to leave the limits of its own
# proves: kernel
# control: none: control groups can only be made where they are delegated
each(lambda place: os.mkdir(place + "/reckoner-canary"), [*__import__("glob").glob("/sys/fs/cgroup*"), *__import__("glob").glob("/sys/fs/cgroup/*"), "/groups/memory", "/groups/unified"])
