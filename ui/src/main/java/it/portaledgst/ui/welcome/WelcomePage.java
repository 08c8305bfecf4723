package it.portaledgst.ui.welcome;

import java.util.Map;
import java.util.Set;

import it.portaledgst.domain.health.Disruption;
import it.portaledgst.domain.health.ServiceHealth;
import it.portaledgst.ui.shell.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The public home page: what the portal is for, what is needed, what does not work just now, the way in. A router function,
 * for Vaadin's own requests come to the same address: those it must leave to others, which a controller cannot.
 */
@Configuration
class WelcomePage {

    private static final Logger log = LoggerFactory.getLogger(WelcomePage.class);
    private static final String VAADINS = "v-r";

    private final ServiceHealth health;
    private final Frame frame;

    WelcomePage(ServiceHealth health, Frame frame) {
        this.health = health;
        this.frame = frame;
    }

    @Bean
    RouterFunction<ServerResponse> welcome() {
        return RouterFunctions.route(RequestPredicates.path("/")
                .and(RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD))
                .and(request -> request.param(VAADINS).isEmpty()), this::welcome);
    }

    private ServerResponse welcome(ServerRequest request) {
        return ServerResponse.ok().render("welcome",
                Map.of(Frame.NAME, frame.around(request.servletRequest()), "disruptions", disruptions()));
    }

    /** The page must come also when the database does not: then nothing that signed-in people do works. */
    private Set<Disruption> disruptions() {
        try {
            return health.disruptions();
        } catch (DataAccessException unreachable) {
            log.warn("The database did not say how the services are: {}", unreachable.getMessage());
            return Set.of(Disruption.values());
        }
    }
}
