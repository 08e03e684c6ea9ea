package dev.reckoner;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The types that programs of others can name. A type is added here on purpose or not at all.
class PublicApiTest {

    @Test
    void isThisList() {
        var types =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.reckoner").stream()
                                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                                .filter(type -> !type.getSimpleName().equals("package-info"))
                                .filter(type -> type.getEnclosingClass().isEmpty())
                                .map(JavaClass::getName)
                                .sorted()
                                .toList();

        assertThat(String.join("\n", types))
                .isEqualTo(
                        """
                        
                        """
                                .strip());
    }
}
