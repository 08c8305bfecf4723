package it.portaledgst.advice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses ADVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("it.portaledgst.advice");

    @Test
    void knowsTheCatalogueAndNeitherPeopleNorStorageNorARunningEngine() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("it.portaledgst.ui..", "it.portaledgst.workers..",
                "it.portaledgst.domain.payment..", "it.portaledgst.domain.receipt..", "io.camunda..", "com.vaadin..",
                "org.springframework.web..", "org.springframework.jdbc..", "java.sql..", "jakarta..").check(ADVICE);
    }

    @Test
    void isKnownByTheDomainsInterfaceOnly() {
        classes().should().notHaveModifier(JavaModifier.PUBLIC).check(ADVICE);
    }

    @Test
    void moneyNeverFloats() {
        fields().should().notHaveRawType(double.class).andShould().notHaveRawType(float.class).check(ADVICE);
        methods().should().notHaveRawReturnType(double.class).andShould().notHaveRawReturnType(float.class).check(ADVICE);
    }
}
