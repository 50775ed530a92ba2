package spotter.notify;

import java.time.Clock;

/**
 * What every socket's conversation needs of the server.
 *
 * @param isLimited whether frames are counted
 */
public record SocketParts(
        Hub hub,
        Lobby lobby,
        SocketGate gate,
        MessageService messages,
        SocketStats stats,
        Clock clock,
        boolean isLimited) {}
