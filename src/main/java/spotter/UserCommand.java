package spotter;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;
import spotter.auth.Passwords;
import spotter.db.Database;
import spotter.files.PrivateFiles;
import spotter.http.Fields;
import spotter.http.Paging;
import spotter.problem.Problem;
import spotter.users.Account;

/** {@code user add|passwd|list}: accounts from a shell on the server, beside a running server or without one. */
final class UserCommand {
    private static final Set<String> OWN_FLAGS = Set.of("--email", "--role", "--full-name");
    private static final String FROM_STDIN = "--password-stdin";
    private static final int PAGE_SIZE = 100;
    private static final int MAX_NAME_CHARS = 200;

    private final Accounts accounts;
    private final Map<String, @Nullable Object> flags;
    private final InputStream in;
    private final PrintStream out;

    private UserCommand(Accounts accounts, Map<String, @Nullable Object> flags, InputStream in, PrintStream out) {
        this.accounts = accounts;
        this.flags = flags;
        this.in = in;
        this.out = out;
    }

    static void run(List<String> args, Map<String, String> environment, InputStream in, PrintStream out)
            throws IOException {
        if (args.isEmpty()) {
            throw new ConfigException("user needs add, passwd or list; see help.");
        }
        Map<String, @Nullable Object> own = new HashMap<>();
        Config config = Config.read(takeOwnFlags(args.subList(1, args.size()), own), environment);
        PrivateFiles.makeFolder(config.data());
        try (Database db = Database.open(config.databaseFile(), Clock.systemUTC());
                Accounts accounts = Accounts.of(config, db)) {
            new UserCommand(accounts, own, in, out).run(args.get(0));
        } catch (Problem refusal) {
            throw new StartException(refusal.detail());
        }
    }

    private void run(String verb) throws IOException {
        switch (verb) {
            case "add" -> add();
            case "passwd" -> changePassword();
            case "list" -> list();
            default -> throw new ConfigException("user needs add, passwd or list, not '" + verb + "'.");
        }
    }

    private void add() throws IOException {
        Fields fields = Fields.ofBody(flags);
        String email = fields.email("email");
        String name = fields.text("full_name", MAX_NAME_CHARS);
        Role role = fields.require("role", fields.optionalRole("role"), Role.CLIENT);
        fields.check();
        String link = accounts.enrolment().add(email, name, role, password(false));
        out.println(
                link == null ? "Added " + email + "." : "Added " + email + ", who chooses a password here: " + link);
    }

    private void changePassword() throws IOException {
        Fields fields = Fields.ofBody(flags);
        String email = fields.email("email");
        fields.check();
        String password = password(true);
        if (password == null) {
            throw new StartException("The new password is missing: give it with --password-stdin.");
        }
        accounts.auth().setPassword(email, password);
        out.println("New password set for " + email + "; all sessions ended.");
    }

    private void list() {
        long total;
        int page = 1;
        do {
            var accountsPage = accounts.users().listAll(new Paging(page, PAGE_SIZE));
            for (Account account : accountsPage.items()) {
                out.printf(
                        "%6d  %-8s %-8s %s  %s%n",
                        account.id(),
                        account.role().wireName(),
                        account.isActive() ? "active" : "inactive",
                        account.email(),
                        account.fullName());
            }
            total = accountsPage.total();
        } while ((long) page++ * PAGE_SIZE < total);
    }

    /** From standard input or, where it is needed, from the terminal; null if neither offers one. */
    private @Nullable String password(boolean ask) throws IOException {
        String password = null;
        Console console = System.console();
        if (flags.containsKey("password_stdin")) {
            password = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        } else if (ask && console != null) {
            char[] typed = console.readPassword("New password: ");
            password = typed == null ? null : new String(typed);
        }
        if (password == null) {
            return null;
        }
        Map<String, @Nullable Object> typed = new HashMap<>();
        typed.put("password", password);
        Fields fields = Fields.ofBody(typed);
        fields.secret("password", Passwords.MIN_CHARS, Passwords.MAX_CHARS);
        fields.check();
        return password;
    }

    /** Moves this command's own flags to {@code own}; what is left is settings. */
    private static List<String> takeOwnFlags(List<String> args, Map<String, @Nullable Object> own) {
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals(FROM_STDIN)) {
                own.put("password_stdin", "yes");
            } else if (OWN_FLAGS.contains(arg)) {
                if (i + 1 == args.size()) {
                    throw new ConfigException(arg + " needs a value.");
                }
                own.put(arg.substring(2).replace('-', '_'), args.get(++i));
            } else {
                settings.add(arg);
            }
        }
        return settings;
    }
}
