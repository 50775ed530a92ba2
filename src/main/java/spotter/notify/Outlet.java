package spotter.notify;

/** The way to one client. Thread-safe; nothing here waits for the client. */
interface Outlet {
    /** What became of a frame. */
    @FunctionalInterface
    interface Sent {
        /** @param isOut whether the operating system has it; else the connection is broken */
        void done(boolean isOut);
    }

    void send(Frame frame, Sent sent);

    /** Asks for a sign of life; false if there was none since the last time. */
    boolean beat();

    /** Says why, behind what still waits. */
    void close(CloseCode code);

    /** Cuts the connection; nothing happens if it is gone already. */
    void disconnect();
}
