package spotter.notify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * A close frame that Jetty takes for an ordinary one, whatever its code says. Behind the codes 1001 to 2999 it ends the
 * TCP connection at once, and what the client is still sending then resets it: the client sees 1006 instead of the code.
 */
final class PatientClose extends Frame implements CloseStatus.Supplier {
    PatientClose(CloseCode code) {
        super(OpCode.CLOSE, payload(code));
    }

    @Override
    public CloseStatus getCloseStatus() {
        return new CloseStatus(CloseStatus.NORMAL);
    }

    // RFC 6455 section 5.5.1: two bytes of code, then the reason.
    private static ByteBuffer payload(CloseCode code) {
        byte[] reason = code.reason().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + reason.length)
                .putShort((short) code.number())
                .put(reason)
                .flip();
    }
}
