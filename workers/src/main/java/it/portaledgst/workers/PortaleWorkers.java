package it.portaledgst.workers;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class PortaleWorkers {
    public static void main(String[] args) {
        SpringApplication.run(PortaleWorkers.class, args);
    }
}
