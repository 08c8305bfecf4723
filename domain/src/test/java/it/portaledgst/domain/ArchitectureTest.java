package it.portaledgst.domain;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import it.portaledgst.domain.event.DomainEvent;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;

class ArchitectureTest {

    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("it.portaledgst.domain");

    @Test
    void knowsNeitherTheWebNorTheEngineNorItsUsers() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("org.springframework.web..",
                "org.springframework.http..", "jakarta.servlet..", "io.camunda..", "org.camunda..", "scala..", "com.vaadin..",
                "it.portaledgst.ui..", "it.portaledgst.workers..", "it.portaledgst.processes..", "it.portaledgst.advice..").check(DOMAIN);
    }

    @Test
    void storageStaysInsideItsPackage() {
        classes().that().areAnnotatedWith(Entity.class).or().areAssignableTo(Repository.class)
                .should().notHaveModifier(PUBLIC).check(DOMAIN);
    }

    @Test
    void moneyNeverFloats() {
        fields().should().notHaveRawType(double.class).andShould().notHaveRawType(float.class)
                .andShould().notHaveRawType(Double.class).andShould().notHaveRawType(Float.class).check(DOMAIN);
        methods().should().notHaveRawReturnType(double.class).andShould().notHaveRawReturnType(float.class)
                .andShould().notHaveRawReturnType(Double.class).andShould().notHaveRawReturnType(Float.class).check(DOMAIN);
        fields().that().haveNameMatching("(?i).*amount|fee|euro").and().areDeclaredInClassesThat().areNotEnums()
                .and().areNotStatic().should().haveRawType(BigDecimal.class).check(DOMAIN);
    }

    @Test
    void eventsCarryIdsCodesAndMomentsOnly() {
        fields().that().areDeclaredInClassesThat().areAssignableTo(DomainEvent.class)
                .should().haveNameMatching("eventId|requestId|supportId|statementId|questionId|actId|receiptKey|attemptId|noticeCode|serviceCode|officeCode"
                        + "|remindAt|dueAt|reason|taskKey|incidentKey|differenceId|decision").check(DOMAIN);
    }

    @Test
    void whatTheDomainOffersIsFreeOfCycles() {
        slices().matching("it.portaledgst.domain.(*)..").should().beFreeOfCycles().check(DOMAIN);
    }
}
