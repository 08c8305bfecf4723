package it.portaledgst.bench.testkit;

import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.util.concurrent.CountDownLatch;

/** The test kit's in-memory engine as a process: says where it is reached by gRPC, and runs until it is killed. */
public final class TestKitEngine {

    private TestKitEngine() {
    }

    public static void main(String[] args) throws InterruptedException {
        var engine = EngineFactory.create();
        engine.start();
        var address = engine.getGatewayAddress();
        System.out.println("READY testkit grpc=http://127.0.0.1:" + address.substring(address.lastIndexOf(':') + 1));
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
