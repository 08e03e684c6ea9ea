# attack: leave_in_builtins
# leaves something among the names of the language
# proves: carried
# spoils: session
import builtins

builtins.reckoner_canary = mark
# later:
import builtins

print(getattr(builtins, "reckoner_canary", ""))

# attack: leave_in_module
# leaves something in a module of the standard library
# proves: carried
# spoils: session
import math

math.reckoner_canary = mark
# later:
import math

print(getattr(math, "reckoner_canary", ""))

# attack: leave_a_module
# leaves a module that others would import
# proves: carried
# spoils: session
import types

sys.modules["reckoner_canary"] = types.ModuleType(mark)
# later:
import reckoner_canary

print(reckoner_canary)

# attack: leave_in_class
# leaves something in a class of the standard library
# proves: carried
# spoils: session
import fractions

fractions.Fraction.reckoner_canary = mark
# later:
import fractions

print(getattr(fractions.Fraction, "reckoner_canary", ""))

# attack: leave_in_core_class
# leaves something in a class that the language itself forbids to change
# proves: carried
# spoils: session
import gc

gc.get_referents(int.__dict__)[0]["reckoner_canary"] = mark
ctypes.pythonapi.PyType_Modified(ctypes.py_object(int))
# later:
print(getattr(int, "reckoner_canary", ""))

# attack: leave_in_environment
# leaves a variable in the environment
# proves: carried
# spoils: session
os.environ["RECKONER_LEFT"] = mark
# later:
print(os.environ.get("RECKONER_LEFT"))

# attack: leave_in_codecs
# leaves a text encoding that others would use
# proves: carried
# spoils: session
import codecs

codecs.register_error("reckoner_canary", lambda error: (mark, error.end))
# later:
print("\ud800".encode("utf-8", "reckoner_canary"))

# attack: leave_an_import_hook
# leaves a hook that answers the imports of others
# proves: carried
# spoils: session
class Hook:
    left = mark

    def find_spec(self, name, path=None, target=None):
        return None


sys.meta_path.insert(0, Hook())
# later:
print([getattr(hook, "left", "") for hook in sys.meta_path])

# attack: leave_a_file
# leaves a file in /tmp
# proves: carried
open("/tmp/reckoner_left", "w").write(mark)
# later:
print(open("/tmp/reckoner_left").read())

# attack: leave_a_file_in_memory
# leaves a file where shared memory is kept
# proves: carried
open("/dev/shm/reckoner_left", "w").write(mark)
# later:
print(open("/dev/shm/reckoner_left").read())

# attack: leave_a_file_everywhere
# leaves a module in every folder that is searched for modules, and in its working folder
# proves: carried
# spoils: session
each(lambda place: open(os.path.join(place, "reckoner_left_module.py"), "w").write("left = '" + mark + "'"), [*sys.path, "."])
# later:
import importlib

importlib.invalidate_caches()
sys.path.append(".")
import reckoner_left_module

print(reckoner_left_module.left)

# attack: leave_in_garbage
# leaves an object that nothing refers to but the garbage collector
# proves: carried
# spoils: session
import gc

gc.disable()
loop = {"reckoner_left": mark}
loop["loop"] = loop
del loop
# later:
import gc

for each_object in gc.get_objects():
    if type(each_object) is dict and "reckoner_left" in each_object:
        print(each_object["reckoner_left"])

# attack: leave_a_logger
# leaves a handler that hears what others log
# proves: carried
# spoils: session
import logging

logging.getLogger().name = mark
# later:
import logging

print(logging.getLogger().name)

# attack: find_variable_of_neighbour
# looks for the variables of other sessions among all objects
# proves: secret
import gc

for each_object in gc.get_objects():
    if type(each_object) is dict and "own" in each_object:
        print(each_object["own"])

# attack: find_file_of_neighbour
# reads a file that another session has written
# proves: secret
print(open("/tmp/of_neighbour").read())

# attack: find_variable_in_memory
# looks for the variables of other sessions in all of its own memory
# proves: secret
# limit: 20
import re

for line in open("/proc/self/maps"):
    if "[heap]" in line or " rw-p 00000000 00:00 0" in line:
        begin, end = (int(number, 16) for number in line.split()[0].split("-"))
        if end - begin < 64 << 20 and "[" not in line.replace("[heap]", ""):
            print(re.findall(b"own = '([0-9a-f]+)", ctypes.string_at(begin, end - begin)))
