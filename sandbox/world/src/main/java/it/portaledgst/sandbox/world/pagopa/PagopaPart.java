package it.portaledgst.sandbox.world.pagopa;

import java.util.Map;

import it.portaledgst.sandbox.world.DataFolder;
import it.portaledgst.sandbox.world.Options;
import it.portaledgst.sandbox.world.Part;
import it.portaledgst.sandbox.world.WebServer;

/** Stand-in for pagoPA: the node, Checkout, the archive of positions and the receipts service. */
public final class PagopaPart implements Part {

    private final WebServer server;

    private PagopaPart(WebServer server) {
        this.server = server;
    }

    public static Part start(Options options, DataFolder folder) {
        PagopaSettings settings = PagopaSettings.of(options);
        return new PagopaPart(WebServer.start("pagopa", PagopaApplication.class, options.text("pagopa.address"),
                options.port("pagopa.port"), Map.of(),
                context -> {
                    context.registerBean(PagopaSettings.class, () -> settings);
                    context.registerBean(Database.class, () -> new Database(folder.path().resolve("pagopa.db")),
                            definition -> definition.setDestroyMethodName("close"));
                }));
    }

    @Override
    public String ready() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}
