package it.portaledgst.journeys.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml and what is beside it, read as a compose implementation reads them. */
final class ComposeFile {

    static final Path ROOT = Path.of(System.getProperty("portale.root", "..")).toAbsolutePath().normalize();
    static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:-[^}]*|:\\?[^}]*)?}");

    final String text = read("docker-compose.yml");
    private final Map<String, Object> content = map(yaml().load(text));

    /** YAML's merge keys are carried out by the library. */
    Map<String, Map<String, Object>> services() {
        Map<String, Map<String, Object>> services = new LinkedHashMap<>();
        map(content.get("services")).forEach((name, service) -> services.put(name, map(service)));
        return services;
    }

    Map<String, Object> service(String name) {
        return services().get(name);
    }

    Map<String, Object> top(String name) {
        return map(content.get(name));
    }

    /** What a service is told, with the variables of an .env. */
    Map<String, String> environment(String service, Map<String, String> env) {
        Map<String, String> told = new TreeMap<>();
        map(service(service).getOrDefault("environment", Map.of())).forEach((key, value) -> told.put(key, interpolate(value.toString(), env)));
        return told;
    }

    static String interpolate(String text, Map<String, String> env) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String value = env.getOrDefault(found.group(1), "");
            String rule = found.group(2) == null ? "" : found.group(2);
            if (value.isEmpty() && rule.startsWith(":?")) {
                throw new AssertionError(found.group(1) + " has no value");
            }
            return Matcher.quoteReplacement(value.isEmpty() && rule.startsWith(":-") ? rule.substring(2) : value);
        }).replace("$$", "$");
    }

    static Map<String, String> env(Path file) {
        Map<String, String> env = new LinkedHashMap<>();
        lines(file).filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String[] pair = line.split("=", 2);
            env.put(pair[0], pair[1]);
        });
        return env;
    }

    /** Every key of a YAML file, as dotted names. */
    static TreeSet<String> keys(Path file) {
        TreeSet<String> keys = new TreeSet<>();
        yaml().loadAll(read(ROOT.relativize(file.toAbsolutePath().normalize()).toString())).forEach(document -> keys("", document, keys));
        return keys;
    }

    private static void keys(String prefix, Object value, TreeSet<String> keys) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, inner) -> keys(prefix.isEmpty() ? key.toString() : prefix + "." + key, inner, keys));
        } else {
            keys.add(prefix);
        }
    }

    static Yaml yaml() {
        return new Yaml(new LoaderOptions());
    }

    static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    static List<String> list(Object value) {
        List<String> texts = new ArrayList<>();
        if (value != null) {
            ((List<?>) value).forEach(one -> texts.add(one.toString()));
        }
        return texts;
    }

    /** Ends with the program's exit code and what it said. */
    record Ran(int exitCode, String said) {

        static Ran run(Path folder, Map<String, String> environment, String... command) throws IOException, InterruptedException {
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes());
            return new Ran(process.waitFor(), said);
        }
    }
}
