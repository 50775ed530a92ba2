package spotter.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import spotter.access.Caller;
import spotter.access.Origin;
import spotter.access.Role;
import spotter.audit.AuditLog;
import spotter.audit.Deed;
import spotter.audit.Item;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.users.Account;
import spotter.users.LinkService;
import spotter.users.NewAccount;
import spotter.users.UserService;

/** How accounts come to be: registering, invitations, the first administrator, and the administrator's own hand. */
public final class Enrolment {
    private static final Duration INVITE_LIFE = Duration.ofDays(7);

    private final Database db;
    private final UserService users;
    private final LinkService links;
    private final Passwords passwords;
    private final PasswordResets resets;
    private final Registration mode;
    private final String baseUrl;
    private final AuditLog audit;
    private final InviteStore invites = new InviteStore();
    private final AtomicReference<@Nullable String> setupCode = new AtomicReference<>();

    /**
     * Somebody who wants an account.
     *
     * @param inviteCode null without an invitation
     */
    record Applicant(
            String email,
            String password,
            String fullName,
            Role role,
            @Nullable String inviteCode,
            Origin origin) {}

    /** An invitation to pass on. */
    record Invitation(long id, String code, String url, Instant expiresAt) {}

    /**
     * An account made by the administrator.
     *
     * @param link where its owner chooses a password; null if it has one
     */
    record Created(Account account, PasswordResets.@Nullable Link link) {}

    public Enrolment(
            Database db,
            UserService users,
            LinkService links,
            Passwords passwords,
            PasswordResets resets,
            Registration mode,
            String baseUrl,
            AuditLog audit) {
        this.db = db;
        this.users = users;
        this.links = links;
        this.passwords = passwords;
        this.resets = resets;
        this.mode = mode;
        this.baseUrl = baseUrl;
        this.audit = audit;
    }

    /** A code for {@link #setUp}, to be shown to whoever starts the server; null when there is an administrator. */
    public @Nullable String openSetup() {
        if (db.read(users::hasNoAdmin)) {
            setupCode.compareAndSet(null, Secrets.newCode());
            return setupCode.get();
        }
        return null;
    }

    /** Whether {@link #setUp} still makes the first administrator. */
    public boolean isSetupNeeded() {
        return setupCode.get() != null && db.read(users::hasNoAdmin);
    }

    Account register(Applicant applicant) {
        // Asked before the slow hash, and again by the transaction that counts.
        db.read(tx -> {
            users.requireFree(tx, applicant.email());
            return findInvite(tx, applicant);
        });
        String hash = passwords.hash(applicant.password());
        return db.write(tx -> {
            Optional<InviteStore.Invite> invite = findInvite(tx, applicant);
            Role role = invite.map(InviteStore.Invite::role).orElse(applicant.role());
            long id = users.create(tx, new NewAccount(applicant.email(), applicant.fullName(), role, hash));
            Caller self = new Caller(id, role, "", applicant.origin());
            audit.record(tx, self, Deed.CREATE, Item.account(id));
            invite.ifPresent(spent -> spend(tx, self, spent));
            return users.find(tx, id).orElseThrow();
        });
    }

    /** Whether registrations are counted: not on a developer's own instance. */
    boolean isLimited() {
        return mode != Registration.OPEN;
    }

    /** The code asked for; 404 as soon as there is an administrator. */
    String requireSetup() {
        String expected = setupCode.get();
        if (expected == null || !db.read(users::hasNoAdmin)) {
            throw Problem.notFound("Set-up");
        }
        return expected;
    }

    /** The first administrator; 404 as soon as there is one. */
    Account setUp(String code, Applicant applicant) {
        String expected = requireSetup();
        if (!Secrets.areEqual(expected, code)) {
            throw new Problem(
                    ProblemKind.FORBIDDEN,
                    "auth.setup_code",
                    "This is not the set-up code; the server printed it when it started.");
        }
        String hash = passwords.hash(applicant.password());
        Account admin = db.write(tx -> {
            if (!users.hasNoAdmin(tx)) {
                throw Problem.notFound("Set-up");
            }
            long id = users.create(tx, new NewAccount(applicant.email(), applicant.fullName(), Role.ADMIN, hash));
            audit.record(tx, new Caller(id, Role.ADMIN, "", applicant.origin()), Deed.CREATE, Item.account(id));
            return users.find(tx, id).orElseThrow();
        });
        setupCode.set(null);
        return admin;
    }

    /** An account made by an administrator; without a password, with a link to choose one. */
    Created create(Caller by, String email, String fullName, Role role, @Nullable String password) {
        return create(email, fullName, role, password, (tx, item) -> audit.record(tx, by, Deed.CREATE, item));
    }

    /** {@link #create} at the command line: the link for choosing a password, or null if one was given. */
    public @Nullable String add(String email, String fullName, Role role, @Nullable String password) {
        PasswordResets.Link link = create(
                        email,
                        fullName,
                        role,
                        password,
                        (tx, item) -> audit.record(tx, Origin.COMMAND, Deed.CREATE, item))
                .link();
        return link == null ? null : link.url();
    }

    private Created create(
            String email, String fullName, Role role, @Nullable String password, BiConsumer<Tx, Item> recorder) {
        String hash = password == null ? null : passwords.hash(password);
        return db.write(tx -> {
            long id = users.create(tx, new NewAccount(email, fullName, role, hash));
            recorder.accept(tx, Item.account(id));
            Account account = users.find(tx, id).orElseThrow();
            return new Created(account, hash == null ? resets.welcome(tx, id, email) : null);
        });
    }

    /** From a trainer, always to a client of his own. */
    Invitation invite(Caller caller, @Nullable String email, Role role, @Nullable Long trainerId) {
        if (caller.isTrainer() && (role != Role.CLIENT || (trainerId != null && trainerId != caller.userId()))) {
            throw new Problem(
                    ProblemKind.FORBIDDEN, "auth.invite_scope", "Trainers can invite clients of their own only");
        }
        Long linkTo = caller.isTrainer() ? Long.valueOf(caller.userId()) : trainerId;
        String code = Secrets.newCode();
        return db.write(tx -> {
            if (linkTo != null) {
                requireTrainer(tx, linkTo, role);
            }
            Instant expiresAt = tx.now().plus(INVITE_LIFE);
            String emailKey = email == null ? null : email.toLowerCase(Locale.ROOT);
            long id = invites.insert(
                    tx, new InviteStore.Invite(Secrets.hash(code), emailKey, role, linkTo, caller.userId()), expiresAt);
            audit.record(tx, caller, Deed.CREATE, Item.of("invite", id, null).with(role.wireName()));
            return new Invitation(id, code, baseUrl + "/#invite=" + code, expiresAt);
        });
    }

    private void requireTrainer(Tx tx, long trainerId, Role invited) {
        if (!links.isTrainer(tx, trainerId) || invited != Role.CLIENT) {
            throw new Problem(
                    ProblemKind.MALFORMED,
                    "auth.invite_trainer",
                    "trainer_id must name a trainer, for a client's invite.");
        }
    }

    /** 403 unless this server's registration mode lets the applicant in, or an invitation is to decide. */
    void requireOpen(Applicant applicant) {
        if (applicant.inviteCode() != null && mode != Registration.CLOSED) {
            return;
        }
        Role role = applicant.role();
        switch (mode) {
            case OPEN -> refuse(role == Role.ADMIN, "An administrator cannot be registered.");
            case CLIENTS ->
                refuse(role != Role.CLIENT, "Only clients can register here; trainers are added by the gym.");
            case INVITE -> refuse(true, "Registering needs an invitation from the gym.");
            case CLOSED -> refuse(true, "Registration is closed; ask the gym for an account.");
        }
    }

    private static void refuse(boolean condition, String detail) {
        if (condition) {
            throw new Problem(ProblemKind.FORBIDDEN, "auth.registration", detail);
        }
    }

    private Optional<InviteStore.Invite> findInvite(Tx tx, Applicant applicant) {
        String code = applicant.inviteCode();
        if (code == null) {
            return Optional.empty();
        }
        return Optional.of(invites.find(tx, Secrets.hash(code))
                .filter(invite -> invite.emailKey() == null
                        || invite.emailKey().equals(applicant.email().toLowerCase(Locale.ROOT)))
                .filter(invite -> stillMayInvite(tx, invite))
                .orElseThrow(() -> new Problem(
                        ProblemKind.MALFORMED, "auth.invite_invalid", "Invalid or expired invitation code")));
    }

    // An invitation does not outlive the right of whoever wrote it.
    private boolean stillMayInvite(Tx tx, InviteStore.Invite invite) {
        return users.find(tx, invite.createdBy())
                .filter(Account::isActive)
                .filter(author ->
                        author.role() == Role.ADMIN || (author.role() == Role.TRAINER && invite.role() == Role.CLIENT))
                .isPresent();
    }

    private void spend(Tx tx, Caller self, InviteStore.Invite invite) {
        invites.delete(tx, invite.codeHash());
        Long trainerId = invite.trainerId();
        if (trainerId != null && links.isTrainer(tx, trainerId)) {
            links.assign(tx, self, trainerId, self.userId());
        }
    }
}
