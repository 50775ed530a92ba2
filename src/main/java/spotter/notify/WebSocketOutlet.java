package spotter.notify;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;

/** A WebSocket of Jetty's. */
final class WebSocketOutlet implements Outlet {
    /** No count of bytes can be this. */
    private static final long NEVER = -1;

    private final Session session;
    private long bytesInBefore = NEVER;

    WebSocketOutlet(Session session) {
        this.session = session;
    }

    @Override
    public void send(Frame frame, Sent sent) {
        core().sendFrame(
                        new org.eclipse.jetty.websocket.core.Frame(OpCode.TEXT, ByteBuffer.wrap(frame.bytes())),
                        org.eclipse.jetty.util.Callback.from(() -> sent.done(true), failure -> sent.done(false)),
                        false);
    }

    // Our own pings keep Jetty's idle timer from ever running out: only what comes in shows that somebody is there.
    @Override
    public synchronized boolean beat() {
        long bytesIn = bytesIn();
        if (bytesIn == bytesInBefore) {
            return false;
        }
        bytesInBefore = bytesIn;
        session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        return true;
    }

    @Override
    public void close(CloseCode code) {
        if (code.isPatient()) {
            core().sendFrame(new PatientClose(code), org.eclipse.jetty.util.Callback.NOOP, false);
        } else {
            session.close(code.number(), code.reason(), Callback.NOOP);
        }
    }

    @Override
    public void disconnect() {
        session.disconnect();
    }

    private long bytesIn() {
        return core().getConnection().getBytesIn();
    }

    private WebSocketCoreSession core() {
        return (WebSocketCoreSession) ((WebSocketSession) session).getCoreSession();
    }
}
