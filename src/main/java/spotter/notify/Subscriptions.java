package spotter.notify;

import java.util.EnumSet;
import java.util.Set;

/** What one socket wants to hear: everything until it chooses, then what it chose, never what it turned away. */
final class Subscriptions {
    private final Set<NotificationType> chosen = EnumSet.noneOf(NotificationType.class);
    private final Set<NotificationType> refused = EnumSet.noneOf(NotificationType.class);

    synchronized void add(Set<NotificationType> types) {
        chosen.addAll(types);
        refused.removeAll(types);
    }

    synchronized void remove(Set<NotificationType> types) {
        chosen.removeAll(types);
        refused.addAll(types);
    }

    synchronized boolean accept(NotificationType type) {
        return !refused.contains(type) && (chosen.isEmpty() || chosen.contains(type));
    }

    synchronized int size() {
        return chosen.size();
    }
}
