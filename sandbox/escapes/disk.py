# attack: large_file
# writes a file larger than it may
# proves: scratch
import time

with open("/tmp/large", "wb") as file:
    for _ in range(64):
        file.write(bytes(1 << 20))
time.sleep(0.1)

# attack: several_files
# writes files that are larger together than they may be
# proves: scratch
import time

for number in range(8):
    try:
        with open(f"/tmp/part{number}", "wb") as file:
            file.write(b"x" * (8 << 20))
    except OSError:
        continue
time.sleep(0.1)

# attack: many_files
# makes more files than it may
# proves: scratch
# spoils: session
import time

each(lambda number: os.close(os.open(f"/tmp/n{number}", os.O_CREAT)), range(5_000))
time.sleep(0.2)

# attack: many_folders
# makes more folders than it may
# proves: scratch
# spoils: session
import time

each(lambda number: os.mkdir(f"/tmp/f{number}"), range(5_000))
time.sleep(0.2)

# attack: many_links
# makes more links than it may
# proves: scratch
# spoils: session
import time

each(lambda number: os.symlink("/" * 200, f"/tmp/l{number}"), range(5_000))
time.sleep(0.2)

# attack: reserved_file
# reserves room for a file larger than it may have
# proves: scratch
import time

os.posix_fallocate(os.open("/tmp/reserved", os.O_CREAT | os.O_RDWR), 0, 64 << 20)
time.sleep(0.1)

# attack: mapped_file
# writes a file larger than it may through memory
# proves: scratch
import mmap
import time

file = os.open("/tmp/mapped", os.O_CREAT | os.O_RDWR)
os.ftruncate(file, 64 << 20)
mmap.mmap(file, 64 << 20).write(b"x" * (64 << 20))
time.sleep(0.1)

# attack: deleted_file
# writes more than it may to a file it has deleted
# proves: memory
import time

held = []
for number in range(memory * 5 // 2 >> 23):
    held.append(os.open("/tmp/deleted", os.O_CREAT | os.O_WRONLY))
    os.unlink("/tmp/deleted")
    os.write(held[-1], bytes(8 << 20))
time.sleep(1.5)
