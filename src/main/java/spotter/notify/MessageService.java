package spotter.notify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.access.Access;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.access.Role;
import spotter.audit.AuditLog;
import spotter.audit.Deed;
import spotter.audit.Item;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Chapter;
import spotter.http.RateLimit;
import spotter.http.Slice;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.users.Account;
import spotter.users.UserService;

/**
 * Messages between a trainer and a linked client, and between anybody and an administrator; the same over HTTP and over
 * a socket.
 *
 * <p>When a link ends nothing more can be sent, and for the trainer the conversation is gone. The client keeps it to
 * read: it is addressed to him, and may hold what he was told to do.
 */
public final class MessageService {
    static final int MAX_MESSAGE_CHARS = 4000;
    private static final int EXPORTED_AT_ONCE = 200;
    private static final int MAX_CONVERSATIONS = 1000;
    private static final String OTHER = "User";

    private final Database db;
    private final Access access;
    private final UserService users;
    private final NotificationService notifications;
    private final Hub hub;
    private final AuditLog audit;
    private final @Nullable RateLimit rate;
    private final MessageStore messages = new MessageStore();

    /** @param rate of one sender; null for none, in load tests */
    public MessageService(
            Database db,
            Access access,
            UserService users,
            NotificationService notifications,
            Hub hub,
            AuditLog audit,
            @Nullable RateLimit rate) {
        this.db = db;
        this.access = access;
        this.users = users;
        this.notifications = notifications;
        this.hub = hub;
        this.audit = audit;
        this.rate = rate;
    }

    /** Stores the message, notifies the recipient, and tells all of the sender's sockets. */
    Message send(Caller caller, long toUserId, String text) {
        if (caller.userId() == toUserId) {
            throw new Problem(ProblemKind.MALFORMED, "messages.self", "You cannot send a message to yourself.");
        }
        if (rate != null) {
            rate.take(Long.toString(caller.userId()));
        }
        // Asked while nobody else can write: a link cannot end between the answer and the message.
        return db.write(tx -> {
            requireReachable(caller, toUserId);
            Message message = messages.insert(tx, caller.userId(), toUserId, text);
            notifications.post(tx, toUserId, notice(tx, message));
            audit.record(tx, caller, Deed.CREATE, Item.of("message", message.id(), toUserId));
            tx.afterCommit(() -> confirm(message));
            return message;
        });
    }

    /** Newest first. */
    Slice<Message> list(Caller caller, long otherId, long before, int limit) {
        MessageStore.Cut cut = new MessageStore.Cut(before, limit + 1);
        List<Message> found = db.read(tx -> messages.list(tx, caller.userId(), otherId, cut));
        boolean isKept = caller.isClient() && !found.isEmpty();
        if (!isKept) {
            requireReachable(caller, otherId);
        }
        boolean isMore = found.size() > limit;
        List<Message> page = isMore ? found.subList(0, limit) : found;
        return new Slice<>(page, isMore ? Long.toString(page.get(limit - 1).id()) : null);
    }

    /** One of the caller's own; 404 for any other. */
    Message read(Caller caller, long id) {
        return db.read(tx -> messages.find(tx, id))
                .filter(message -> message.isOf(caller.userId()))
                .filter(message -> mayRead(caller, message.other(caller.userId())))
                .orElseThrow(() -> Problem.notFound("Message"));
    }

    /** The last thing said with each person whose conversation the caller may still read. */
    List<Conversation> listConversations(Caller caller) {
        List<Message> last = db.read(tx -> messages.listLast(tx, caller.userId(), MAX_CONVERSATIONS));
        List<Message> readable = last.stream()
                .filter(message -> mayRead(caller, message.other(caller.userId())))
                .toList();
        return db.read(tx -> {
            List<Conversation> conversations = new ArrayList<>();
            readable.forEach(message -> conversation(tx, caller, message).ifPresent(conversations::add));
            return conversations;
        });
    }

    /** All that the owner has written and been written, as far as he may still read it. */
    public Chapter chapter() {
        return new Chapter("messages", (owner, cursor) -> {
            long after = cursor == null ? 0 : Long.parseLong(cursor);
            List<Message> found = db.read(tx -> messages.listOwn(tx, owner.userId(), after, EXPORTED_AT_ONCE));
            List<Message> readable = found.stream()
                    .filter(message -> mayRead(owner, message.other(owner.userId())))
                    .toList();
            boolean isMore = found.size() == EXPORTED_AT_ONCE;
            return new Slice<>(
                    readable, isMore ? Long.toString(found.get(found.size() - 1).id()) : null);
        });
    }

    /** Marks this message and what came before it from the same person as read. */
    Message markRead(Caller caller, long id) {
        Message message = read(caller, id);
        if (message.toUserId() != caller.userId()) {
            throw Problem.notFound("Message");
        }
        return db.write(tx -> {
            messages.markRead(tx, caller.userId(), message.fromUserId(), id);
            return messages.find(tx, id).orElseThrow(() -> Problem.notFound("Message"));
        });
    }

    private void confirm(Message message) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("to_user_id", message.toUserId());
        members.put("message", message.message());
        members.put("message_id", message.id());
        members.put("timestamp", message.createdAt());
        hub.sendAll(message.fromUserId(), Frame.of("message_sent", members));
    }

    private Notice notice(Tx tx, Message message) {
        String sender =
                users.find(tx, message.fromUserId()).map(Account::fullName).orElse("");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from_user_id", message.fromUserId());
        fields.put("message_id", message.id());
        return Notice.of(NotificationType.MESSAGE, "Message from " + sender, message.message(), fields)
                .about(message.fromUserId());
    }

    // Empty for somebody whose account has gone in this moment.
    private Optional<Conversation> conversation(Tx tx, Caller caller, Message last) {
        return users.find(tx, last.other(caller.userId()))
                .map(other -> new Conversation(
                        new Conversation.Partner(other.id(), other.fullName(), other.role()),
                        last,
                        messages.countUnread(tx, caller.userId(), other.id())));
    }

    private boolean mayRead(Caller caller, long otherId) {
        return caller.isClient() || isReachable(caller, otherId);
    }

    private void requireReachable(Caller caller, long otherId) {
        if (!isReachable(caller, otherId)) {
            throw Problem.notFound(OTHER);
        }
    }

    /**
     * Whether the matrix lets the two talk now. Reads by connections of its own, so never inside a {@code db.read}:
     * there are only a few, and who holds one must not wait for a second.
     */
    private boolean isReachable(Caller caller, long otherId) {
        return caller.userId() != otherId
                && users.find(otherId)
                        .filter(other -> access.allows(caller, actionTo(other), otherId))
                        .isPresent();
    }

    private static Action actionTo(Account other) {
        return other.role() == Role.ADMIN ? Action.MESSAGE_ADMIN : Action.MESSAGE_SEND;
    }
}
