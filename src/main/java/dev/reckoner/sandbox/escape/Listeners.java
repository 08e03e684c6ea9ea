package dev.reckoner.sandbox.escape;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Ports and a socket of the host that nothing should reach.
final class Listeners implements AutoCloseable {

    private final ServerSocketChannel tcp;
    private final ServerSocketChannel tcp6;
    private final ServerSocketChannel unix;
    private final DatagramChannel udp;

    Listeners(Path socket) throws IOException {
        tcp =
                stream(
                        StandardProtocolFamily.INET,
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        tcp6 = sixth();
        unix = stream(StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(socket));
        udp = DatagramChannel.open(StandardProtocolFamily.INET);
        udp.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))
                .configureBlocking(false);
    }

    /// Where this machine has no IPv6, a second port of IPv4.
    private static ServerSocketChannel sixth() throws IOException {
        try {
            return stream(
                    StandardProtocolFamily.INET6,
                    new InetSocketAddress(InetAddress.ofLiteral("::1"), 0));
        } catch (IOException | UnsupportedOperationException _) {
            return stream(
                    StandardProtocolFamily.INET,
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        }
    }

    private static ServerSocketChannel stream(ProtocolFamily family, SocketAddress address)
            throws IOException {
        var channel = ServerSocketChannel.open(family);
        channel.bind(address).configureBlocking(false);
        return channel;
    }

    int tcp() throws IOException {
        return ((InetSocketAddress) tcp.getLocalAddress()).getPort();
    }

    int tcp6() throws IOException {
        return ((InetSocketAddress) tcp6.getLocalAddress()).getPort();
    }

    int udp() throws IOException {
        return ((InetSocketAddress) udp.getLocalAddress()).getPort();
    }

    /// The names of those reached since the last call.
    List<String> reached() throws IOException {
        var found = new ArrayList<String>();
        if (accepted(tcp)) {
            found.add("the host's TCP port");
        }
        if (accepted(tcp6)) {
            found.add("the host's second TCP port");
        }
        if (accepted(unix)) {
            found.add("the host's Unix socket");
        }
        if (udp.receive(ByteBuffer.allocate(64)) != null) {
            found.add("the host's UDP port");
        }
        return found;
    }

    private static boolean accepted(ServerSocketChannel listener) throws IOException {
        boolean any = false;
        for (var one = listener.accept(); one != null; one = listener.accept()) {
            one.close();
            any = true;
        }
        return any;
    }

    @Override
    public void close() throws IOException {
        for (var channel : List.of(tcp, tcp6, unix, udp)) {
            channel.close();
        }
    }
}
