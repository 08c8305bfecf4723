package it.portaledgst.sandbox.world;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.springframework.boot.convert.DurationStyle;

/** The command line ({@code --name=value}) over the environment over the defaults. */
public final class Options {

    /** Name, environment variable (or null), default (or null), what it is. */
    private record Known(String name, String variable, String otherwise, String meaning) {
    }

    private static final List<Known> KNOWN = List.of(
            new Known("parts", null, "postgres,pagopa,sign-in,mail", "the parts to run"),
            new Known("data", null, null, "folder kept between runs; without it a temporary one, removed at exit"),
            new Known("postgres.port", "PORTALE_DB_PORT", "5480", "PostgreSQL"),
            new Known("pagopa.port", "PORTALE_PAGOPA_PORT", "8090", "pagoPA counterpart"),
            new Known("pagopa.address", "PORTALE_PAGOPA_ADDRESS", Loopback.HOST, "where the pagoPA counterpart listens; 0.0.0.0 in a container"),
            new Known("pagopa.public-url", "PORTALE_PAGOPA_PUBLIC_URL", null, "where browsers reach its pages; by default as the creditor calls it"),
            new Known("pagopa.ec-url", null, null, "the creditor's SOAP address, called as the Nodo calls it"),
            new Known("pagopa.client-certificate", null, null, "PEM file of the certificate shown to the creditor; with pagopa.client-key"),
            new Known("pagopa.client-key", null, null, "PEM file of its private key"),
            new Known("pagopa.trusted", null, null, "PEM file of the authorities that the creditor's certificate may come from"),
            new Known("pagopa.subscription-key", null, null, "sent to the creditor as Ocp-Apim-Subscription-Key"),
            new Known("pagopa.creditor", null, "80230390587", "creditor tax code preset in the pages"),
            new Known("pagopa.creditor-name", null, "Ministero delle Imprese e del Made in Italy", "its name"),
            new Known("pagopa.broker", null, "80230390587", "idBrokerPA of the messages"),
            new Known("pagopa.station", null, "80230390587_01", "idStation of the messages"),
            new Known("pagopa.receipt-delay", null, "1s", "from the payment to the first delivery of its receipt"),
            new Known("pagopa.waiting-delay", null, "20s", "the same after 'Lascia in attesa'"),
            new Known("pagopa.receipt-retries", null, "5s,10s,30s,60s", "waits between deliveries; the last one repeats"),
            new Known("pagopa.receipt-attempts", null, "48", "deliveries before giving up"),
            new Known("pagopa.read-timeout", null, "7s", "patience with the creditor's verify and get"),
            new Known("pagopa.receipt-timeout", null, "15s", "patience with the creditor's answer to a receipt"),
            new Known("sign-in.port", "PORTALE_SIGNIN_PORT", "8091", "OpenID Connect provider"),
            new Known("mail.port", "PORTALE_MAIL_PORT", "8092", "mail page"),
            new Known("mail.smtp-port", "PORTALE_SMTP_PORT", "1025", "SMTP server"));

    private final Map<String, String> values = new LinkedHashMap<>();

    private Options() {
    }

    public static Options parse(String... arguments) {
        return parse(System::getenv, arguments);
    }

    static Options parse(UnaryOperator<String> environment, String... arguments) {
        Options options = new Options();
        for (Known known : KNOWN) {
            String fromEnvironment = known.variable() == null ? null : environment.apply(known.variable());
            String value = fromEnvironment == null || fromEnvironment.isBlank() ? known.otherwise() : fromEnvironment.strip();
            if (value != null) {
                options.values.put(known.name(), value);
            }
        }
        String workersPort = environment.apply("PORTALE_WORKERS_PORT");
        options.values.put("pagopa.ec-url", "http://127.0.0.1:%s/pagopa/paForNode"
                .formatted(workersPort == null || workersPort.isBlank() ? "8081" : workersPort.strip()));
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            String name = pair[0].startsWith("--") ? pair[0].substring(2) : "";
            if (pair.length < 2 || KNOWN.stream().noneMatch(known -> known.name().equals(name))) {
                throw new CannotStart("Unknown option '" + argument + "'; options are --name=value with: "
                        + String.join(", ", KNOWN.stream().map(Known::name).toList()) + ".");
            }
            options.values.put(name, pair[1].strip());
        }
        return options;
    }

    static String help() {
        StringBuilder text = new StringBuilder("Options, as --name=value:\n");
        for (Known known : KNOWN) {
            text.append("  %-26s %s".formatted(known.name(), known.meaning()));
            if (known.otherwise() != null) {
                text.append(" [").append(known.otherwise()).append(']');
            }
            if (known.variable() != null) {
                text.append(" or $").append(known.variable());
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Null when the option has neither a value nor a default. */
    public String text(String name) {
        return values.get(name);
    }

    public List<String> list(String name) {
        return Arrays.stream(values.get(name).split(",")).map(String::strip).filter(item -> !item.isEmpty()).toList();
    }

    /** 0 asks for any free port. */
    public int port(String name) {
        int port = number(name);
        if (port < 0 || port > 65535) {
            throw new CannotStart("--" + name + "=" + port + " is not a port number.");
        }
        return port;
    }

    public int number(String name) {
        try {
            return Integer.parseInt(values.get(name));
        } catch (NumberFormatException e) {
            throw new CannotStart("--" + name + "=" + values.get(name) + " is not a number.", e);
        }
    }

    public Duration duration(String name) {
        return duration(name, values.get(name));
    }

    public List<Duration> durations(String name) {
        return list(name).stream().map(text -> duration(name, text)).toList();
    }

    private static Duration duration(String name, String text) {
        try {
            return DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("--" + name + ": '" + text + "' is not a duration such as 500ms, 5s or 2m.", e);
        }
    }

    public URI address(String name) {
        try {
            return URI.create(values.get(name));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("--" + name + "=" + values.get(name) + " is not an address.", e);
        }
    }
}
