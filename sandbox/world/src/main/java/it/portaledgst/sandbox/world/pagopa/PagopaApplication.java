package it.portaledgst.sandbox.world.pagopa;

import java.time.Clock;

import it.portaledgst.sandbox.world.WebApplication;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@WebApplication
@Import({CheckoutApi.class, CheckoutPages.class, CounterPages.class, DeskPages.class, ControlApi.class, AcaApi.class, ReceiptsApi.class,
        ReportsApi.class, EventsApi.class, ReportDesk.class})
class PagopaApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SoapRequests soapRequests(PagopaSettings settings) {
        return new SoapRequests(settings);
    }

    @Bean(destroyMethod = "close")
    CreditorStation creditorStation(PagopaSettings settings, SoapRequests requests) {
        return new CreditorStation(settings, requests);
    }

    @Bean
    Receipts receipts(Database database, Clock clock) {
        return new Receipts(database, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ReceiptDelivery receiptDelivery(Receipts receipts, CreditorStation creditor, PagopaSettings settings, Clock clock) {
        return new ReceiptDelivery(receipts, creditor, settings, clock);
    }

    @Bean
    Reports reports(Database database, Receipts receipts, Faults faults, Clock clock) {
        return new Reports(database, receipts, faults, clock);
    }

    @Bean
    Positions positions(Database database, Clock clock) {
        return new Positions(database, clock);
    }

    @Bean
    Carts carts(Database database, Clock clock) {
        return new Carts(database, clock);
    }

    @Bean
    Faults faults() {
        return new Faults();
    }

    @Bean
    Node node(CreditorStation creditor, SoapRequests requests, Positions positions, Receipts receipts, ReceiptDelivery delivery,
              Faults faults, PagopaSettings settings, Clock clock) {
        return new Node(creditor, requests, positions, receipts, delivery, faults, settings, clock);
    }

    @Bean
    Payments payments(Node node, Database database, Carts carts, PagopaSettings settings) {
        return new Payments(node, database, carts, settings);
    }
}
