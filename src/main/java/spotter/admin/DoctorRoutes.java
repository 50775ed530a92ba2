package spotter.admin;

import spotter.access.Action;
import spotter.http.Routes;

/**
 * {@code /api/admin/doctor}: whether rows and files fit. Finding only: repairing is for a stopped server, where nobody
 * changes meanwhile what is repaired.
 */
final class DoctorRoutes {
    private final Examination examination;

    DoctorRoutes(Examination examination) {
        this.examination = examination;
    }

    void register(Routes routes) {
        routes.get("/api/admin/doctor", Action.ADMIN_ONLY, ctx -> ctx.json(examination.last()));
        routes.post("/api/admin/doctor", Action.ADMIN_ONLY, ctx -> {
            ctx.status(202);
            ctx.header("Location", "/api/admin/doctor");
            ctx.json(examination.start());
        });
    }
}
