# attack: read_by_path
# reads a file of the host by its path
# proves: secret
print(open(folder + "/secret").read())

# attack: read_by_parent_folders
# reads a file of the host by way of the folders above its own
# proves: secret
print(open("../" * 30 + folder.lstrip("/") + "/secret").read())

# attack: read_by_folder_descriptor
# reads a file of the host relative to a descriptor of its folder
# proves: secret
place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
print(os.read(os.open("secret", os.O_RDONLY, dir_fd=place), 100))

# attack: read_by_symbolic_link
# reads a file of the host through a link it makes in /tmp
# proves: secret
os.symlink(folder, "/tmp/link")
print(open("/tmp/link/secret").read())

# attack: read_by_memory_map
# maps a file of the host into memory
# proves: secret
import mmap

with open(folder + "/secret", "rb") as file:
    print(mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)[:])

# attack: read_by_kernel_copy
# has the kernel copy a file of the host into a pipe
# proves: secret
reading, writing = os.pipe()
os.sendfile(writing, os.open(folder + "/secret", os.O_RDONLY), 0, 100)
print(os.read(reading, 100))

# attack: read_by_newer_open
# opens a file of the host by openat2
# proves: secret
print(os.read(call(437, 437, -100, (folder + "/secret").encode(), bytes(24), 24), 100))

# attack: read_by_library_call
# opens a file of the host by the C library
# proves: secret
text = ctypes.create_string_buffer(100)
libc.read(libc.open((folder + "/secret").encode(), 0), text, 99)
print(text.value)

# attack: read_by_program
# has a program of the host read a file of the host
# proves: secret
import subprocess

print(subprocess.run(["/bin/cat", folder + "/secret"], capture_output=True).stdout)

# attack: read_by_shell
# has a shell read a file of the host
# proves: secret
print(os.popen("cat " + folder + "/secret").read())

# attack: read_by_import
# imports a module from a folder of the host
# proves: secret
sys.path.insert(0, folder)
import reckoner_canary_module

print(reckoner_canary_module.secret)

# attack: read_by_source_lines
# has the lines of a file of the host looked up as source code
# proves: secret
import linecache

print(linecache.getlines(folder + "/secret"))

# attack: read_by_traceback
# raises an exception in code that claims to be from a file of the host, whose line is then shown
# proves: secret
exec(compile("1 / 0", folder + "/secret", "exec"))

# attack: read_by_code_loader
# opens a file of the host as code to be loaded
# proves: secret
import io

print(io.open_code(folder + "/secret").read())

# attack: list_names
# lists a folder of the host, in which a name is a secret
# proves: secret
print(os.listdir(folder))

# attack: find_names
# finds the names in a folder of the host by a pattern
# proves: secret
import glob

print(glob.glob(folder + "/*"))

# attack: overwrite
# overwrites a file of the host
# proves: file
open(folder + "/kept", "w").write("changed")

# attack: append
# appends to a file of the host by a descriptor
# proves: file
os.write(os.open(folder + "/kept", os.O_WRONLY | os.O_APPEND), b"changed")

# attack: make_file
# makes a file on the host
# proves: file
open(folder + "/made", "x").close()

# attack: make_folder
# makes a folder on the host
# proves: file
os.mkdir(folder + "/made")

# attack: make_link
# makes a symbolic link on the host
# proves: file
os.symlink("/", folder + "/made")

# attack: make_hard_link
# gives a file of the host a second name
# proves: file
os.link(folder + "/kept", folder + "/made")

# attack: make_pipe
# makes a named pipe on the host
# proves: file
os.mkfifo(folder + "/made")

# attack: delete
# deletes a file of the host
# proves: file
os.remove(folder + "/kept")

# attack: delete_folder
# deletes a folder of the host
# proves: file
os.rmdir(folder + "/empty")

# attack: rename
# renames a file of the host
# proves: file
os.rename(folder + "/kept", folder + "/renamed")

# attack: change_mode
# makes a file of the host unreadable to others
# proves: file
os.chmod(folder + "/kept", 0o600)

# attack: truncate
# empties a file of the host
# proves: file
os.truncate(folder + "/kept", 0)

# attack: write_by_link
# writes to the host through a link it makes in /tmp
# proves: file
os.symlink(folder + "/kept", "/tmp/link")
open("/tmp/link", "w").write("changed")

# attack: write_by_library_call
# makes a file on the host by the C library
# proves: file
libc.open((folder + "/made").encode(), os.O_CREAT | os.O_WRONLY, 0o666)

# attack: write_by_database
# makes a database on the host
# proves: file
import sqlite3

sqlite3.connect(folder + "/made").execute("create table t (x)").connection.commit()

# attack: write_by_archive
# unpacks an archive whose member's name leads out of /tmp
# proves: file
import io
import tarfile

packed = io.BytesIO()
with tarfile.open(fileobj=packed, mode="w") as archive:
    archive.addfile(tarfile.TarInfo(folder + "/made"))
packed.seek(0)
tarfile.open(fileobj=packed).extractall("/tmp")
