package spotter.notify;

import spotter.access.Role;

/**
 * What one person has said and heard with another.
 *
 * @param unreadCount of the messages to the reader
 */
record Conversation(Partner user, Message lastMessage, long unreadCount) {
    /** The other one. */
    record Partner(long id, String fullName, Role role) {}
}
