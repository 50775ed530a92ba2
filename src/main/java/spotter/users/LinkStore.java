package spotter.users;

import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import spotter.db.Lookup;
import spotter.db.Tx;

/** Rows of links between trainers and clients; an ended link stays as history. */
final class LinkStore {
    private static final String IS_ACTIVE = """
            SELECT 1
              FROM trainer_link
             WHERE trainer_id = ?1
               AND client_id = ?2
               AND ended_at IS NULL
            """;
    private static final String FIND_TRAINER =
            "SELECT trainer_id FROM trainer_link WHERE client_id = :clientId AND ended_at IS NULL";
    private static final String LIST_CLIENTS =
            "SELECT client_id FROM trainer_link WHERE trainer_id = :trainerId AND ended_at IS NULL ORDER BY client_id";
    private static final String COUNT_ACTIVE = "SELECT count(*) FROM trainer_link WHERE ended_at IS NULL";
    private static final String START =
            "INSERT INTO trainer_link (trainer_id, client_id, started_at) VALUES (:trainerId, :clientId, :now)";
    private static final String END =
            "UPDATE trainer_link SET ended_at = :now WHERE client_id = :clientId AND ended_at IS NULL";

    private static final Lookup<Boolean> ACTIVE = new Lookup<>(IS_ACTIVE, ResultSet::next);

    boolean isActive(Tx tx, long trainerId, long clientId) {
        return ACTIVE.ask(tx, trainerId, clientId);
    }

    Optional<Long> findTrainer(Tx tx, long clientId) {
        return tx.handle()
                .createQuery(FIND_TRAINER)
                .bind("clientId", clientId)
                .mapTo(Long.class)
                .findOne();
    }

    List<Long> listClients(Tx tx, long trainerId) {
        return tx.handle()
                .createQuery(LIST_CLIENTS)
                .bind("trainerId", trainerId)
                .mapTo(Long.class)
                .list();
    }

    long countActive(Tx tx) {
        return tx.handle().createQuery(COUNT_ACTIVE).mapTo(Long.class).one();
    }

    void start(Tx tx, long trainerId, long clientId) {
        tx.handle()
                .createUpdate(START)
                .bind("trainerId", trainerId)
                .bind("clientId", clientId)
                .bind("now", tx.now())
                .execute();
    }

    void end(Tx tx, long clientId) {
        tx.handle()
                .createUpdate(END)
                .bind("clientId", clientId)
                .bind("now", tx.now())
                .execute();
    }
}
