package spotter;

import static spotter.MatrixWorld.Actor.ADMIN;
import static spotter.MatrixWorld.Actor.CLIENT_HIMSELF;
import static spotter.MatrixWorld.Actor.FORMER_TRAINER;
import static spotter.MatrixWorld.Actor.LINKED_TRAINER;
import static spotter.MatrixWorld.Actor.OTHER_CLIENT;
import static spotter.MatrixWorld.Actor.STRANGE_TRAINER;
import static spotter.RouteLine.ofClient;
import static spotter.RouteLine.ofTrainer;
import static spotter.RouteLine.open;
import static spotter.RouteLine.own;

import java.util.List;
import java.util.stream.Stream;
import spotter.access.Action;

/** One line for each route of the server; {@code HEAD} goes with its {@code GET}. */
final class RouteLines {
    private static final String LOGIN = "{\"email\":\"{client_email}\",\"password\":\"{password}\"}";
    private static final String NEW_PASSWORD = "{\"current_password\":\"{password}\",\"new_password\":\"{password}\"}";
    private static final String NEW_USER =
            "{\"email\":\"{fresh_email}\",\"password\":\"{password}\",\"full_name\":\"Eve\",\"role\":\"client\"}";

    private static final String NEW_NAME = "{\"name\":\"Another\"}";
    private static final String COMPLETION = "/api/nutrition/meal-completions/{completion}";
    private static final String GOALS = "/api/nutrition/goals?client_id={client}";

    private static final List<RouteLine> AUTH = List.of(
            open("POST /api/auth/register", 201).json(NEW_USER),
            open("POST /api/auth/setup", 404).json("{\"code\":\"x\"}"),
            open("POST /api/auth/login", 200).json(LOGIN),
            open("POST /api/auth/token", 200).form("username={client_email}&password={password}"),
            open("POST /api/auth/refresh", 401).json("{\"refresh_token\":\"x\"}"),
            open("POST /api/auth/password-reset/request", 200).json("{\"email\":\"nobody@example.org\"}"),
            open("POST /api/auth/password-reset/verify", 400).json("{\"token\":\"x\",\"new_password\":\"{password}\"}"),
            own("POST /api/auth/logout").endsWorld(),
            own("GET /api/auth/me"),
            own("POST /api/auth/password/change").json(NEW_PASSWORD),
            own("GET /api/auth/sessions"),
            own("DELETE /api/auth/sessions"),
            ofClient("DELETE /api/auth/sessions/{id}").at("/api/auth/sessions/{session}"),
            own("GET /api/auth/password-resets"));

    private static final List<RouteLine> USERS = List.of(
            own("POST /api/users").json(NEW_USER),
            own("POST /api/users/invites").json("{}"),
            own("GET /api/users/invites"),
            ofTrainer("DELETE /api/users/invites/{id}").at("/api/users/invites/{invite}"),
            own("GET /api/users"),
            own("GET /api/users/clients"),
            own("GET /api/users/me"),
            own("PUT /api/users/me").json("{\"full_name\":\"Another\"}"),
            own("DELETE /api/users/me/trainer").but(404, OTHER_CLIENT),
            own("PUT /api/users/me/photo").file(""),
            own("DELETE /api/users/me/photo")
                    .but(404, OTHER_CLIENT, STRANGE_TRAINER, LINKED_TRAINER, FORMER_TRAINER, ADMIN),
            ofClient("GET /api/users/{id}").at("/api/users/{client}"),
            ofClient("PUT /api/users/{id}").at("/api/users/{client}").json("{\"full_name\":\"Another\"}"),
            ofClient("DELETE /api/users/{id}").at("/api/users/{client}"),
            own("POST /api/users/clients/{id}/assign").at("/api/users/clients/{client}/assign?trainer_id={trainer}"),
            own("POST /api/users/clients/{id}/remove")
                    .at("/api/users/clients/{client}/remove?trainer_id={trainer}")
                    .but(404, STRANGE_TRAINER, FORMER_TRAINER)
                    .endsWorld(),
            ofTrainer("POST /api/users/trainer/{trainer_id}/clients/{client_id}")
                    .at("/api/users/trainer/{trainer}/clients/{client}"),
            ofTrainer("DELETE /api/users/trainer/{trainer_id}/clients/{client_id}")
                    .at("/api/users/trainer/{trainer}/clients/{client}"));

    private static final List<RouteLine> MEDIA = List.of(
            ofClient("POST /api/files/upload")
                    .file("category=document&client_id={client}")
                    .by(Action.DOCUMENT_WRITE),
            ofClient("POST /api/files/documents").file("client_id={client}"),
            ofClient("GET /api/files/documents").at("/api/files/documents?client_id={client}"),
            ofClient("GET /api/files").at("/api/files?client_id={client}"),
            ofClient("GET /api/files/{id}").at("/api/files/{file}"),
            own("GET /api/files/media/stats"),
            own("GET /api/me/usage"),
            ofClient("GET /api/files/media/growth").at("/api/files/media/growth?client_id={client}"),
            ofClient("GET /api/files/media/{file_type}/{filename}").at("/api/files/media/documents/{filename}"),
            ofClient("DELETE /api/files/media/{file_type}/{filename}")
                    .at("/api/files/media/documents/{filename}")
                    .by(Action.DOCUMENT_WRITE),
            open("GET /api/files/signed/{uuid}/{size}", 410).at("/api/files/signed/{uuid}/original?exp=1&v=1&sig=x"));

    private static final List<RouteLine> NOTIFY = List.of(
            own("GET /api/notifications"),
            own("GET /api/notifications/count"),
            own("GET /api/me/notification-settings"),
            own("PUT /api/me/notification-settings").json("{\"plan_updated\":true}"),
            own("GET /api/notifications/stream"),
            own("POST /api/notifications/read-all"),
            ofClient("POST /api/notifications/{id}/read").at("/api/notifications/{notification}/read"),
            ofClient("DELETE /api/notifications/{id}").at("/api/notifications/{notification}"),
            ofClient("POST /api/messages")
                    .json("{\"to_user_id\":{client},\"message\":\"hello\"}")
                    .by(Action.MESSAGE_SEND)
                    .but(400, CLIENT_HIMSELF),
            ofClient("GET /api/messages")
                    .at("/api/messages?with={client}")
                    .by(Action.MESSAGE_SEND)
                    .but(404, CLIENT_HIMSELF),
            own("GET /api/messages/conversations"),
            // A message belongs to the two who wrote it; the trainer wrote this one.
            ofClient("GET /api/messages/{id}")
                    .at("/api/messages/{message}")
                    .but(404, ADMIN, OTHER_CLIENT, STRANGE_TRAINER, FORMER_TRAINER),
            ofClient("POST /api/messages/{id}/read")
                    .at("/api/messages/{message}/read")
                    .but(404, LINKED_TRAINER, ADMIN, OTHER_CLIENT, STRANGE_TRAINER, FORMER_TRAINER),
            own("POST /api/ws/ticket"),
            own("GET /api/ws/ws/stats"),
            ofClient("POST /api/ws/ws/test-notification/{user_id}").at("/api/ws/ws/test-notification/{client}"));

    private static final List<RouteLine> PROGRESS = List.of(
            ofClient("POST /api/progress/weight").file("photo", "weight=80&client_id={client}"),
            own("GET /api/progress/weight"),
            own("GET /api/progress/weight/current").but(404, OTHER_CLIENT),
            ofClient("DELETE /api/progress/weight/{id}").at("/api/progress/weight/{entry}"),
            ofClient("POST /api/progress").json("{\"client_id\":{client},\"weight\":80}"),
            ofClient("GET /api/progress").at("/api/progress?client_id={client}"),
            ofClient("GET /api/progress/compare").at("/api/progress/compare?before={photo}&after={photo}"),
            ofClient("GET /api/progress/{id}").at("/api/progress/{entry}"),
            ofClient("PUT /api/progress/entries/{id}")
                    .at("/api/progress/entries/{entry}")
                    .json("{\"weight\":81}"),
            ofClient("DELETE /api/progress/{id}").at("/api/progress/{entry}"),
            ofClient("POST /api/progress/{id}/photo")
                    .at("/api/progress/{entry}/photo")
                    .file("pose=front"));

    private static final List<RouteLine> AUDIT = List.of(
            own("GET /api/admin/audit"),
            own("GET /api/me/audit"),
            own("GET /api/me/export"),
            ofClient("GET /api/admin/users/{id}/export").at("/api/admin/users/{client}/export"));

    private static final List<RouteLine> OPERATION = List.of(
            open("GET /", 200),
            open("GET /health", 200),
            open("OPTIONS /health", 200),
            open("GET /health/ready", 200),
            open("GET /metrics", 200),
            open("GET /api/config", 200),
            own("GET /api/admin/settings"),
            own("GET /api/admin/doctor"),
            own("POST /api/admin/doctor").endsWorld(),
            own("POST /api/admin/backups"),
            own("GET /api/admin/backups"),
            own("GET /api/admin/backups/{name}")
                    .at("/api/admin/backups/spotter-20200101-000000.zip")
                    .but(404, ADMIN),
            own("DELETE /api/admin/backups/{name}")
                    .at("/api/admin/backups/spotter-20200101-000000.zip")
                    .but(404, ADMIN));

    private static final List<RouteLine> NUTRITION = List.of(
            ofClient("POST /api/nutrition/plans").json("{\"name\":\"Lean\",\"client_id\":{client}}"),
            ofClient("GET /api/nutrition/plans").at("/api/nutrition/plans?client_id={client}"),
            ofClient("GET /api/nutrition/plans/{id}").at("/api/nutrition/plans/{plan}"),
            ofClient("GET /api/nutrition/plans/{id}/complete").at("/api/nutrition/plans/{plan}/complete"),
            ofClient("PUT /api/nutrition/plans/{id}")
                    .at("/api/nutrition/plans/{plan}")
                    .json(NEW_NAME),
            ofClient("DELETE /api/nutrition/plans/{id}").at("/api/nutrition/plans/{plan}"),
            own("POST /api/nutrition/recipes").json(NEW_NAME),
            own("GET /api/nutrition/recipes"),
            ofTrainer("GET /api/nutrition/recipes/{id}").at("/api/nutrition/recipes/{recipe}"),
            ofTrainer("PUT /api/nutrition/recipes/{id}")
                    .at("/api/nutrition/recipes/{recipe}")
                    .json(NEW_NAME),
            ofTrainer("DELETE /api/nutrition/recipes/{id}").at("/api/nutrition/recipes/{recipe}"),
            ofClient("POST /api/nutrition/planned-meals")
                    .json("{\"nutrition_plan_id\":{plan},\"meal_type\":\"lunch\",\"day_of_week\":0}"),
            ofClient("GET /api/nutrition/planned-meals/{id}").at("/api/nutrition/planned-meals/{planned_meal}"),
            ofClient("PUT /api/nutrition/planned-meals/{id}")
                    .at("/api/nutrition/planned-meals/{planned_meal}")
                    .json("{\"notes\":\"warm\"}"),
            ofClient("DELETE /api/nutrition/planned-meals/{id}").at("/api/nutrition/planned-meals/{planned_meal}"));

    private static final List<RouteLine> EATING = List.of(
            ofClient("POST /api/nutrition/meal-completions").json("{\"planned_meal_id\":{planned_meal}}"),
            ofClient("GET /api/nutrition/meal-completions").at("/api/nutrition/meal-completions?client_id={client}"),
            ofClient("GET /api/nutrition/meal-completions/{id}").at(COMPLETION),
            ofClient("PUT /api/nutrition/meal-completions/{id}").at(COMPLETION).json("{\"status\":\"skipped\"}"),
            ofClient("DELETE /api/nutrition/meal-completions/{id}").at(COMPLETION),
            ofClient("POST /api/nutrition/meal-completions/{id}/photo")
                    .at(COMPLETION + "/photo")
                    .file(""),
            ofClient("POST /api/nutrition/photos/upload")
                    .at("/api/nutrition/photos/upload?meal_completion_id={completion}")
                    .file(""),
            ofClient("GET /api/nutrition/photos/list").at("/api/nutrition/photos/list?meal_completion_id={completion}"),
            own("POST /api/nutrition/weigh-ins").json("{\"weight\":80}"),
            ofClient("GET /api/nutrition/weigh-ins").at("/api/nutrition/weigh-ins?client_id={client}"),
            ofClient("GET /api/nutrition/weigh-ins/latest").at("/api/nutrition/weigh-ins/latest?client_id={client}"),
            ofClient("GET /api/nutrition/weigh-ins/{id}").at("/api/nutrition/weigh-ins/{weigh_in}"),
            ofClient("PUT /api/nutrition/weigh-ins/{id}")
                    .at("/api/nutrition/weigh-ins/{weigh_in}")
                    .json("{\"notes\":\"at noon\"}"),
            ofClient("DELETE /api/nutrition/weigh-ins/{id}").at("/api/nutrition/weigh-ins/{weigh_in}"),
            ofClient("GET /api/nutrition/goals").at(GOALS),
            ofClient("POST /api/nutrition/goals").at(GOALS).json("{\"daily_calories\":2000}"),
            ofClient("PUT /api/nutrition/goals").at(GOALS).json("{\"daily_calories\":2000}"),
            ofClient("GET /api/nutrition/daily-summary").at("/api/nutrition/daily-summary?client_id={client}"),
            ofClient("GET /api/nutrition/weekly-summary").at("/api/nutrition/weekly-summary?client_id={client}"));

    private static final List<RouteLine> SITE = List.of(
            open("GET /spotter.sh", 200),
            open("GET /client.js", 200),
            open("GET /console/{version}/{file}", 404).at("/console/0/app.js"),
            open("GET /console/{version}/{folder}/{file}", 404).at("/console/0/core/dom.js"),
            open("GET /openapi.yaml", 200),
            open("GET /openapi.json", 200),
            open("GET /docs", 200),
            open("GET /docs/{file}", 200).at("/docs/swagger-ui.css"));

    private RouteLines() {}

    static List<RouteLine> all() {
        return Stream.of(AUTH, USERS, MEDIA, NOTIFY, NUTRITION, EATING, PROGRESS, AUDIT, OPERATION, SITE)
                .flatMap(List::stream)
                .toList();
    }
}
