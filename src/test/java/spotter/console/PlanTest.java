package spotter.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;
import static spotter.demo.Person.AMARA;
import static spotter.demo.Person.PRIYA;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spotter.TestPictures;
import spotter.TestServer.Person;
import spotter.http.Json;

/** The week's plan on a client's page. */
class PlanTest extends GymCase {
    @Test
    void aTapIsEatenAnotherTakesItBackAndTheTrainerSeesIt() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        long meal = everyDay(trainer, plan(trainer, client), recipe(trainer));
        try (ConsolePage page = open(client, client.id());
                ConsolePage his = open(trainer, client.id())) {
            Locator tick = page.button("Eaten: Porridge");
            assertThat(tick).hasAttribute("aria-pressed", "false");
            assertThat(his.heading("Porridge")).isVisible();
            tick.focus();
            page.page().keyboard().press("Space");
            assertThat(tick).hasAttribute("aria-pressed", "true");
            assertThat(page.meter("Calories")).hasAttribute("aria-valuetext", "400 kcal of 2,000 kcal");
            assertThat(tick).isFocused();
            assertThat(his.text("Eaten at")).isVisible();
            page.assertAccessible();
            assertEquals("completed", completion(client).get("status"));
            assertEquals((int) meal, completion(client).get("planned_meal_id"));

            tick.click();
            assertThat(page.meter("Calories")).hasAttribute("aria-valuetext", "0 kcal of 2,000 kcal");
            assertEquals("pending", completion(client).get("status"));
            page.button("Skip Porridge").click();
            assertThat(page.button("Skip Porridge")).hasAttribute("aria-pressed", "true");
            assertThat(page.text("Skipped").first()).isVisible();
        }
    }

    @Test
    void aTapThatIsRefusedIsTakenBack() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        long meal = everyDay(trainer, plan(trainer, client), recipe(trainer));
        try (ConsolePage page = open(client, client.id())) {
            assertThat(page.button("Eaten: Porridge")).isVisible();
            // The page does not hear of it in time.
            page.page().context().setOffline(true);
            page.button("Eaten: Porridge").click();
            assertThat(page.text("The server cannot be reached.")).isVisible();
            assertThat(page.button("Eaten: Porridge")).hasAttribute("aria-pressed", "false");
            page.page().context().setOffline(false);
        }
        expect(200, server.get("/api/nutrition/planned-meals/" + meal, client));
        assertEquals(
                List.of(), server.get("/api/nutrition/meal-completions", client).list());
    }

    @Test
    void yesterdaysMealCountsForYesterday() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        everyDay(trainer, plan(trainer, client), recipe(trainer));
        LocalDate yesterday = LocalDate.now(ZoneId.systemDefault()).minusDays(1);
        try (ConsolePage page = open(client, client.id(), "?day=" + yesterday, new Browser.NewContextOptions())) {
            page.button("Eaten: Porridge").click();
            assertThat(page.meter("Calories")).hasAttribute("aria-valuetext", "400 kcal of 2,000 kcal");
        }
        Map<String, Object> day = server.get("/api/nutrition/daily-summary?target_date=" + yesterday, client)
                .json();
        assertEquals(1, day.get("completed_meals"));
    }

    @Test
    void aPhotoOfTheMealSaysThatItWasEaten() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        everyDay(trainer, plan(trainer, client), recipe(trainer));
        try (ConsolePage page = open(client, client.id());
                ConsolePage his = open(trainer, client.id())) {
            assertThat(his.heading("Porridge")).isVisible();
            byte[] jpeg = TestPictures.jpeg(400, 300);
            page.page().locator("input[type=file]").setInputFiles(new FilePayload("plate.jpg", "image/jpeg", jpeg));
            assertThat(photo(page)).isVisible();
            assertThat(page.button("Eaten: Porridge")).hasAttribute("aria-pressed", "true");
            assertThat(photo(his)).isVisible();
            assertEquals(1, ((List<?>) completion(client).get("photos")).size());

            FilePayload text = new FilePayload("plate.jpg", "image/jpeg", "no picture".getBytes());
            page.page().locator("input[type=file]").setInputFiles(text);
            assertThat(page.page().locator(".toast.bad")).isVisible();
            assertThat(photo(page)).isVisible();
            photo(page).click();
            assertThat(page.page().locator("dialog.viewer")).isVisible();
        }
    }

    @Test
    void aTrainerMakesAPlanAndFillsIt() {
        Person trainer = server.trainer();
        Person client = server.clientOf(trainer);
        try (ConsolePage page = open(trainer, client.id())) {
            assertThat(page.text("No plan yet")).isVisible();
            page.button("Make a new plan").click();
            page.field("Name").fill("Winter");
            calories(page).fill("1900");
            page.button("Save").click();
            assertThat(page.heading("Winter")).isVisible();

            page.button("Add a meal").click();
            page.button("New recipe").click();
            page.field("Name").fill("Soup");
            page.field("How it is made").fill("Simmer.");
            calories(page).fill("350");
            page.assertAccessible();
            page.button("Save").last().click();
            assertThat(page.field("Recipe")).not().hasValue("");
            page.field("Meal").selectOption("dinner");
            page.field("Time").fill("18:30");
            page.button("Save").click();
            assertThat(page.heading("Soup")).isVisible();
            assertThat(page.text("350 kcal")).isVisible();

            page.button("Goals").click();
            calories(page).fill("2100");
            page.button("Save").click();
            assertThat(page.meter("Calories")).hasAttribute("aria-valuetext", "0 kcal of 2,100 kcal");
            assertEquals(
                    2100.0,
                    ((Number) server.get("/api/nutrition/goals", client).json().get("daily_calories")).doubleValue());

            page.button("Remove Soup").click();
            page.button("Remove").last().click();
            assertThat(page.text("Nothing is planned for this day.")).isVisible();
            assertThat(page.heading("Soup")).isHidden();
        }
    }

    @Test
    void theWeekOfTheDemo() {
        Person priya = gym.login(PRIYA);
        Person amara = gym.login(AMARA);
        LocalDate monday =
                LocalDate.now(ZoneId.systemDefault()).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        try (ConsolePage page = open(priya, priya.id())) {
            assertThat(page.page().locator(".day[aria-pressed=true]")).hasAttribute("aria-current", "date");
            assertThat(page.page().locator(".meal")).hasCount(3);
            page.page().locator(".meal summary").first().click();
            page.assertAccessible();
            page.shoot("plan");
            page.button("Week before").click();
            assertThat(page.button("Week before")).isFocused();
            assertThat(page.page().locator(".day[aria-current]")).hasCount(0);
            assertThat(page.page().locator(".day").first())
                    .containsText(String.valueOf(monday.minusDays(7).getDayOfMonth()));
            page.button("This week").click();
            assertThat(page.page().locator(".day[aria-current]")).hasCount(1);
        }
        try (ConsolePage page = open(amara, priya.id())) {
            page.button("Edit").click();
            assertThat(page.button("Add a meal")).isVisible();
            assertThat(page.page().locator(".tick")).hasCount(0);
            page.shoot("plan-edit");
            page.button("Recipes").click();
            assertThat(page.text("Porridge with plums").last()).isVisible();
            page.assertAccessible();
            page.shoot("plan-recipes");
        }
        Browser.NewContextOptions small =
                new Browser.NewContextOptions().setLocale("he-IL").setViewportSize(320, 640);
        try (ConsolePage page = open(priya, priya.id(), "", small)) {
            assertThat(page.page().locator(".meal")).hasCount(3);
            page.assertFits();
            page.assertAccessible();
            page.shoot("plan-he");
        }
    }

    private static Locator calories(ConsolePage page) {
        return page.page().getByRole(AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName("Calories"));
    }

    private static Locator photo(ConsolePage page) {
        return page.page().getByLabel("Photo of Porridge", new Page.GetByLabelOptions().setExact(true));
    }

    private Map<String, Object> completion(Person client) {
        return server.get("/api/nutrition/meal-completions", client).list().get(0);
    }

    private long recipe(Person trainer) {
        return made("/api/nutrition/recipes", trainer, Map.of("name", "Porridge", "calories", 400));
    }

    private long plan(Person trainer, Person client) {
        Map<String, Object> plan = Map.of("client_id", client.id(), "name", "Spring", "daily_calories", 2000);
        return made("/api/nutrition/plans", trainer, plan);
    }

    private long everyDay(Person trainer, long plan, long recipe) {
        Map<String, Object> meal = Map.of("nutrition_plan_id", plan, "meal_type", "breakfast", "recipe_id", recipe);
        return made("/api/nutrition/planned-meals", trainer, meal);
    }

    private long made(String path, Person trainer, Map<String, Object> body) {
        return expect(200, server.post(path, trainer, Json.write(body))).id();
    }

    private ConsolePage open(Person viewer, long client) {
        return open(viewer, client, "", new Browser.NewContextOptions());
    }

    private ConsolePage open(Person viewer, long client, String query, Browser.NewContextOptions options) {
        // The days of the browser are those of the server.
        options.setTimezoneId(ZoneId.systemDefault().getId());
        return ConsoleBrowser.open(server, viewer, "/#/clients/" + client + "/plan" + query, options);
    }
}
