package it.portaledgst.sandbox.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A small Spring application of its own: own context, own port. */
public final class WebServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private WebServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static WebServer start(String part, Class<?> configuration, int port, Map<String, String> properties,
                                  Consumer<GenericApplicationContext> beans) {
        return start(part, configuration, Loopback.HOST, port, properties, beans);
    }

    /** @param beans registers what the application is given ready-made (settings, stores) */
    public static WebServer start(String part, Class<?> configuration, String host, int port, Map<String, String> properties,
                                  Consumer<GenericApplicationContext> beans) {
        SpringApplication application = new SpringApplication(configuration);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        // the program closes its parts itself, in the right order
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> beans.accept((GenericApplicationContext) context));
        List<String> arguments = new ArrayList<>(List.of(
                // as arguments: neither a SERVER_PORT in the environment nor a file in the current folder may change them
                "--spring.config.name=sandbox-world",
                "--server.address=" + host,
                "--server.port=" + port,
                "--server.shutdown=immediate",
                "--server.tomcat.threads.min-spare=2",
                "--server.tomcat.threads.max=64",
                "--spring.mustache.prefix=classpath:/templates/",
                "--spring.mustache.suffix=.html",
                "--spring.web.resources.static-locations=classpath:/static/"));
        properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        try {
            return new WebServer(application.run(arguments.toArray(String[]::new)));
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof PortInUseException) {
                    throw Loopback.taken(part, host, port, e);
                }
                if (cause instanceof CannotStart cannotStart) {
                    throw cannotStart;
                }
            }
            throw e;
        }
    }

    public int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    public String address() {
        return "http://" + Loopback.HOST + ":" + port();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
