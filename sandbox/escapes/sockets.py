# attack: connect
# connects to a port of the host
# proves: listener
import socket

socket.create_connection(("127.0.0.1", tcp), 2)

# attack: connect_by_name
# connects to a port of the host by the name of the machine
# proves: listener
import socket

socket.create_connection(("localhost", tcp), 2)

# attack: connect_to_any_address
# connects to a port of the host by the address that means all
# proves: listener
import socket

socket.create_connection(("0.0.0.0", tcp), 2)

# attack: connect_ipv6
# connects to a port of the host by IPv6
# proves: listener
# control: none: some machines have no IPv6
import socket

socket.create_connection(("::1", tcp6), 2)

# attack: connect_mapped
# connects to a port of the host by an IPv6 address that stands for one of IPv4
# proves: listener
# control: none: some machines have no IPv6
import socket

socket.create_connection(("::ffff:127.0.0.1", tcp), 2)

# attack: connect_without_connect
# sends data with its first packet, which needs no call of connect
# proves: listener
import socket

socket.socket().sendto(b"x", 0x20000000, ("127.0.0.1", tcp))

# attack: connect_by_library_call
# connects to a port of the host by the C library
# proves: listener
import struct

address = struct.pack("=H", 2) + struct.pack("!H4B", tcp, 127, 0, 0, 1) + bytes(8)
libc.connect(libc.socket(2, 1, 0), address, 16)

# attack: connect_by_web_client
# asks a port of the host as a web client
# proves: listener
import urllib.request

urllib.request.urlopen(f"http://127.0.0.1:{tcp}/", timeout=1)

# attack: connect_by_event_loop
# connects to a port of the host from an event loop
# proves: listener
import asyncio

asyncio.run(asyncio.wait_for(asyncio.open_connection("127.0.0.1", tcp), 2))

# attack: connect_by_shell
# has a shell of the host connect to a port of the host
# proves: listener
import subprocess

subprocess.run(["/bin/bash", "-c", f"echo > /dev/tcp/127.0.0.1/{tcp}"], check=True)

# attack: connect_to_file
# connects to a socket of the host that is a file
# proves: listener
import socket

socket.socket(socket.AF_UNIX).connect(folder + "/socket")

# attack: send_packet
# sends a packet to a port of the host
# proves: listener
import socket

socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", udp))

# attack: ask_name_server
# asks a name server, which would tell others what it knows
# proves: listener
import socket

question = b"\0\1\1\0\0\1\0\0\0\0\0\0\6secret\7example\0\0\1\0\1"
asking = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
asking.connect(("127.0.0.1", udp))
asking.send(question)

# attack: unix_socket
# makes a socket for other processes of the machine
# proves: process
# shows: socket
import socket

held = socket.socket(socket.AF_UNIX)

# attack: abstract_socket
# gives a socket a name that is no file
# proves: process
# shows: socket
import socket

held = socket.socket(socket.AF_UNIX)
held.bind("\0reckoner-canary")

# attack: name_half_of_pair
# gives one of a pair of sockets a name
# proves: process
# shows: socket
import socket

held, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
held.bind("\0reckoner-canary-of-pair")

# attack: network_settings
# opens a channel to the kernel's network settings
# proves: process
# shows: socket
import socket

held = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)

# attack: kernel_events
# opens the channel by which the kernel tells of devices
# proves: process
# shows: socket
import socket

held = socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM, 15)

# attack: raw_packets
# makes a socket that writes packets itself
# proves: process
# shows: socket
# control: network
import socket

held = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)

# attack: listen_to_network
# makes a socket that sees all packets
# proves: process
# shows: socket
# control: network
import socket

held = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0x0300)

# attack: virtual_machine_socket
# makes a socket to the host of a virtual machine
# proves: process
# shows: socket
# control: none: some kernels have no such sockets
import socket

held = socket.socket(40, socket.SOCK_STREAM)

# attack: kernel_cryptography
# makes a socket to the kernel's cryptography
# proves: process
# shows: socket
# control: none: some kernels have no such sockets
import socket

held = socket.socket(38, socket.SOCK_SEQPACKET)

# attack: every_family
# makes sockets of every family and kind
# proves: process
# shows: socket
import socket

held = []
for family in range(1, 46):
    each(lambda kind: held.append(socket.socket(family, kind)), range(1, 7))

# attack: meet_by_port
# waits at a port for another session
# proves: carried
# spoils: session
import socket
import threading

waiting = socket.create_server(("127.0.0.1", 47_913))
threading.Thread(target=lambda: [waiting.accept()[0].sendall(mark.encode()) for _ in range(2)], daemon=True).start()
# later:
import socket

print(socket.create_connection(("127.0.0.1", 47_913), 1).recv(20))

# attack: meet_by_name
# waits at a name that is no file for another session
# proves: carried
# spoils: session
import socket
import threading

waiting = socket.socket(socket.AF_UNIX)
waiting.bind("\0reckoner-canary-meeting")
waiting.listen()
threading.Thread(target=lambda: [waiting.accept()[0].sendall(mark.encode()) for _ in range(2)], daemon=True).start()
# later:
import socket

with socket.socket(socket.AF_UNIX) as meeting:
    meeting.settimeout(1)
    meeting.connect("\0reckoner-canary-meeting")
    print(meeting.recv(20))
