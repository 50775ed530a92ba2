package spotter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import spotter.access.Action;

/**
 * How the permission matrix asks one route for a thing of the world's client. In path and body, {@code {words}} stand for
 * numbers and names of {@link MatrixWorld}; a stranger's answer is compared with the one for things that are not there.
 */
final class RouteLine {
    /** Whose record the request is about. */
    enum Whose {
        /** Of whoever asks: only the role counts. */
        CALLER,
        CLIENT,
        TRAINER,
        /** Everybody gets the same answer, whatever token he shows. */
        NOBODY
    }

    final String method;
    final String path;
    final Whose whose;
    String url;
    String body = "";
    /** Of the part with the file; empty for no multipart body. */
    String fileField = "";

    boolean isForm;
    boolean endsWorld;
    Action decides;
    int status;
    final Map<MatrixWorld.Actor, Integer> exceptions = new EnumMap<>(MatrixWorld.Actor.class);

    private RouteLine(String route, Whose whose) {
        this.method = route.substring(0, route.indexOf(' '));
        this.path = route.substring(route.indexOf(' ') + 1);
        this.url = path;
        this.whose = whose;
        this.endsWorld = method.equals("DELETE");
    }

    static RouteLine own(String route) {
        return new RouteLine(route, Whose.CALLER);
    }

    static RouteLine ofClient(String route) {
        return new RouteLine(route, Whose.CLIENT);
    }

    static RouteLine ofTrainer(String route) {
        return new RouteLine(route, Whose.TRAINER);
    }

    static RouteLine open(String route, int status) {
        RouteLine line = new RouteLine(route, Whose.NOBODY);
        line.status = status;
        return line;
    }

    /** The address to ask, where it is not the route itself. */
    RouteLine at(String template) {
        url = template;
        return this;
    }

    /** A JSON body. */
    RouteLine json(String template) {
        body = template;
        return this;
    }

    /** An {@code application/x-www-form-urlencoded} body. */
    RouteLine form(String template) {
        body = template;
        isForm = true;
        return this;
    }

    /** A multipart body with a file, and the fields {@code name=value} of the template, separated by {@code &}. */
    RouteLine file(String template) {
        return file("file", template);
    }

    /** {@link #file(String)} with another name for the file's part. */
    RouteLine file(String field, String template) {
        body = template;
        fileField = field;
        return this;
    }

    /** The row of the matrix that decides, where it is not the one on the route. */
    RouteLine by(Action action) {
        decides = action;
        return this;
    }

    /** An answer that follows from something else than rights: there is nothing to remove, say. */
    RouteLine but(int answer, MatrixWorld.Actor... actors) {
        List.of(actors).forEach(actor -> exceptions.put(actor, answer));
        return this;
    }

    /** Once it has passed, the next one needs a fresh world; so for every DELETE. */
    RouteLine endsWorld() {
        endsWorld = true;
        return this;
    }

    boolean isFile() {
        return !fileField.isEmpty();
    }

    String route() {
        return method + " " + path;
    }

    List<String> formFields() {
        return body.isEmpty() ? new ArrayList<>() : List.of(body.split("&"));
    }
}
