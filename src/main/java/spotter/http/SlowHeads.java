package spotter.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Closes connections on which a request's first line and headers come in for too long: Jetty's idle timeout begins anew
 * with every byte, so that one a minute keeps a connection for ever.
 *
 * <p>Use: {@code connector.addBean(new SlowHeads(connector, longest))}.
 */
final class SlowHeads extends AbstractLifeCycle {
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final AbstractConnector connector;
    private final long longestNanos;

    /** @param longest from the first byte of a head to its last */
    SlowHeads(AbstractConnector connector, Duration longest) {
        this.connector = connector;
        this.longestNanos = longest.toNanos();
    }

    @Override
    protected void doStart() {
        plan();
    }

    private void plan() {
        connector.getScheduler().schedule(this::round, ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        if (!connector.isRunning()) {
            return;
        }
        for (EndPoint endPoint : connector.getConnectedEndPoints()) {
            if (endPoint.getConnection() instanceof HttpConnection http && isTooSlow(http.getParser())) {
                endPoint.close();
            }
        }
        plan();
    }

    private boolean isTooSlow(HttpParser parser) {
        boolean isInHead = parser.inHeaderState() && !parser.isStart();
        return isInHead && System.nanoTime() - parser.getBeginNanoTime() > longestNanos;
    }
}
