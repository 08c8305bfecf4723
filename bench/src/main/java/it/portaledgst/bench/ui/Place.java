package it.portaledgst.bench.ui;

import java.util.function.Function;
import java.util.regex.Pattern;

/** Where the visitors go, in this order, again and again. */
enum Place {

    HOME("home", request -> "home", named("due-list"), named("pagamenti/[0-9a-f-]{36}")),
    LIST("list of 20 requests", request -> "pagamenti", named("filters"), named("pagamenti/([0-9a-f-]{36})")),
    REQUEST("one request", request -> "pagamenti/" + request, named("ticket"), "\"3\\d{3} \\d{4} \\d{4} \\d{4} \\d{2}\""),
    SERVICES("list of services", request -> "nuovo-pagamento", named("service-words"), named("nuovo-pagamento/11-AUT_GEN_RAD")),
    FORM("form of a new payment", request -> "nuovo-pagamento/11-AUT_GEN_RAD", named("request-form"), named("vaadin-combo-box"));

    final String heading;
    private final Function<String, String> route;
    private final Pattern mark;
    private final Pattern content;

    /**
     * @param route   from the id of a request to where this place is
     * @param mark    what only the answer with this page has
     * @param content what it shows when it is not empty
     */
    Place(String heading, Function<String, String> route, String mark, String content) {
        this.heading = heading;
        this.route = route;
        this.mark = Pattern.compile(mark);
        this.content = Pattern.compile(content);
    }

    /** A value of an element of its own, or within HTML that the server has drawn. */
    private static String named(String value) {
        return "\\\\?\"" + value + "\\\\?\"";
    }

    String route(String request) {
        return route.apply(request);
    }

    /** Whether this answer draws this page, and not a page that says that something went wrong. */
    boolean isIn(String answer) {
        return mark.matcher(answer).find() && content.matcher(answer).find();
    }

    /** The id of the first request in an answer with {@link #LIST}. */
    static String firstRequest(String answer) {
        var found = LIST.content.matcher(answer);
        return found.find() ? found.group(1) : null;
    }
}
