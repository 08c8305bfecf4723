package it.portaledgst.application;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application like the real ones: it only has the domain on its class path and lives in another package. */
@SpringBootApplication
public class TestApplication {
}
