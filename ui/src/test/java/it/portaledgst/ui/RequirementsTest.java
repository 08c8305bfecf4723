package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code docs/requirements.md} and the tests of all modules say the same. */
class RequirementsTest {

    private static final Path PROJECT = Path.of("..");
    private static final Set<String> STATES = Set.of("done", "in part", "not yet", "not followed");
    private static final Pattern ROW = Pattern.compile("^\\| ([A-Z]+-?\\d+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");
    private static final Pattern NAMED = Pattern.compile("\\b(?:ACC|MEN|NEW|CRE|PAY|LIS|FAQ|SUP|ADM)-\\d+");

    private record Requirement(String id, String state, String proof) {
    }

    private static final Map<String, String> TESTS = new TreeMap<>();
    private static List<Requirement> requirements;

    @BeforeAll
    static void read() throws IOException {
        requirements = ROW.matcher(Files.readString(PROJECT.resolve("docs/requirements.md"))).results()
                .map(row -> new Requirement(row.group(1), row.group(3), row.group(4))).toList();
        try (var files = Files.walk(PROJECT, 14)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java") && path.toString().contains("src/test")).toList()) {
                TESTS.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        assertThat(TESTS).as("the tests of all modules").containsKeys("RequirementsTest", "NoticeCodesTest", "CitizenPaysIT", "SignInFlowTest");
    }

    @Test
    @DisplayName("every row has a known state and each id stands once")
    void rows() {
        assertThat(requirements).hasSizeGreaterThan(50).allMatch(requirement -> STATES.contains(requirement.state()));
        assertThat(requirements.stream().map(Requirement::id)).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("what is done has a test, and every test named exists")
    void proofs() {
        var missing = new TreeSet<String>();
        for (Requirement requirement : requirements) {
            var tests = TEST.matcher(requirement.proof()).results().toList();
            if (requirement.state().equals("done") && tests.isEmpty()) {
                missing.add(requirement.id() + ": no test");
            }
            for (var test : tests) {
                String source = TESTS.get(test.group(1));
                if (source == null || test.group(2) != null && !source.contains("void " + test.group(2) + "(")) {
                    missing.add(requirement.id() + ": " + test.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("every requirement a test names is listed")
    void listed() {
        Set<String> named = TESTS.values().stream().flatMap(source -> NAMED.matcher(source).results()).map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isNotEmpty();
        assertThat(requirements.stream().map(Requirement::id)).containsAll(named);
    }
}
