package spotter.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

/** What {@code /metrics} says, by the rules of Prometheus' text format 0.0.4. */
record Exposition(Map<String, Double> samples) {
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) [a-z_]+ .+");
    private static final String LABEL = "[a-z_]+=\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*(?:\\{" + LABEL + "(?:," + LABEL + ")*,?})?) ([0-9.eE+-]+|NaN|\\+Inf)");
    private static final Pattern VALUE = Pattern.compile("=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Read by a program on this machine. */
    static Exposition of(TestServer server) {
        return of(server, null);
    }

    static Exposition of(TestServer server, Person caller) {
        Answer answer = TestServer.expect(200, server.get("/metrics", caller));
        assertEquals("text/plain; version=0.0.4; charset=utf-8", answer.header("Content-Type"));
        Map<String, Double> samples = new TreeMap<>();
        for (String line : answer.text().lines().toList()) {
            if (!COMMENT.matcher(line).matches()) {
                MatchResult sample = SAMPLE.matcher(line)
                        .results()
                        .findFirst()
                        .filter(found -> found.group().equals(line))
                        .orElseThrow(() -> new AssertionError("not a line of the format: " + line));
                assertEquals(null, samples.put(sample.group(1), number(sample.group(2))), "twice: " + line);
            }
        }
        return new Exposition(samples);
    }

    /** Of a sample that must be there, like {@code name{label="word"}}. */
    double value(String sample) {
        assertTrue(samples.containsKey(sample), () -> sample + " is not in " + samples.keySet());
        return samples.get(sample);
    }

    boolean has(String sample) {
        return samples.containsKey(sample);
    }

    /** Every value of every label. */
    Set<String> labelValues() {
        return samples.keySet().stream()
                .flatMap(sample -> VALUE.matcher(sample).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
}
