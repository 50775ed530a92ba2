package spotter.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A network between a page and the server, that can be cut: it passes bytes, whatever they mean. */
final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final int serverPort;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    Relay(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** Breaks every connection, and each new one at once. */
    void cut() {
        isCut = true;
        open.forEach(Relay::end);
    }

    void mend() {
        isCut = false;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket page = listener.accept();
                if (isCut) {
                    end(page);
                } else {
                    join(page, new Socket(InetAddress.getLoopbackAddress(), serverPort));
                }
            } catch (IOException e) {
                // The listener was closed, or the server is not there: the page hears nothing, as it would.
            }
        }
    }

    private void join(Socket page, Socket server) {
        open.add(page);
        open.add(server);
        threads.execute(() -> pass(page, server));
        threads.execute(() -> pass(server, page));
    }

    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Cut.
        } finally {
            end(from);
            end(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone all the same.
        }
    }
}
