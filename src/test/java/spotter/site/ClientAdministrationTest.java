package spotter.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestBrowser;

/** {@code client.js} in a real browser: what a person does with his account, and an administrator with the gym. */
@Timeout(180)
class ClientAdministrationTest {
    @TempDir
    Path folder;

    private ClientPage page;

    @BeforeAll
    static void requireBrowser() throws InterruptedException {
        ClientPage.requireBrowser();
    }

    @BeforeEach
    void start() throws IOException {
        page = new ClientPage(folder);
    }

    @AfterEach
    void stop() throws IOException {
        page.close();
    }

    @Test
    void aClientComparesPhotosAndKeepsHisAccountInOrder() throws Exception {
        page.run("""
                const other = new Spotter({ storage: null });
                await other.login(email, password);
                const spotter = new Spotter({ storage: null });
                await spotter.login(email, password);
                const photo = async weight => {
                  const { id } = await spotter.post('/api/progress', { weight });
                  return spotter.upload(bytes(jpeg, 'jpg'), { category: 'progress_photo', entityId: id });
                };
                const compared = await spotter.compare(await photo(80), await photo(79));
                const bitmap = await createImageBitmap(compared);
                const current = (await all(spotter.sessions())).map(session => session.current);
                await spotter.endSession();
                const status = await other.me().catch(error => error.status);
                await spotter.notificationSettings({ plan_updated: false });
                report({
                  type: 'account', picture: compared.type, width: bitmap.width, sessions: current.length, status,
                  plans: (await spotter.notificationSettings()).plan_updated,
                  grown: (await all(spotter.growth({ days: 2 }))).map(day => day.count),
                });
                """);
        try (TestBrowser browser = page.open()) {
            Map<String, Object> account = page.site().next("account");
            assertEquals("image/jpeg", account.get("picture"));
            assertEquals(900 + 7 + 900, account.get("width"));
            // The test has logged him in as well.
            assertEquals(3, account.get("sessions"));
            assertEquals(401, account.get("status"));
            assertEquals(false, account.get("plans"));
            assertEquals(List.of(0, 2), account.get("grown"));
        }
    }

    @Test
    void anAdministratorRunsTheGym() throws Exception {
        page.run("""
                const spotter = new Spotter({ storage: null });
                await spotter.login('%s', password);
                const { id } = await spotter.invite({ role: 'trainer' });
                const open = (await all(spotter.invites())).map(invite => invite.id);
                await spotter.deleteInvite(id);
                const port = (await all(spotter.settings())).find(setting => setting.name === 'port');
                await spotter.examine();
                let found;
                do found = await spotter.examination(); while (found.running);
                await spotter.backUp();
                let made;
                do made = await spotter.backups(); while (made.running);
                report({
                  type: 'gym', same: open.join() === String(id), left: (await all(spotter.invites())).length,
                  source: port.source, count: found.count, error: found.error, backups: made.items.length,
                });
                """.formatted(page.server().admin().email()));
        try (TestBrowser browser = page.open()) {
            Map<String, Object> gym = page.site().next("gym");
            assertEquals(true, gym.get("same"));
            assertEquals(0, gym.get("left"));
            assertEquals("flag", gym.get("source"));
            assertEquals(0, gym.get("count"), String.valueOf(gym.get("error")));
            assertEquals(1, gym.get("backups"));
        }
    }
}
