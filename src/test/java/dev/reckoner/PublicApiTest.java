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
                                .importPackages("dev.reckoner")
                                .stream()
                                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                                .filter(type -> !type.getSimpleName().equals("package-info"))
                                .filter(type -> type.getEnclosingClass().isEmpty())
                                .map(JavaClass::getName)
                                .sorted()
                                .toList();

        assertThat(String.join("\n", types))
                .isEqualTo(
                        """
                        dev.reckoner.Effort
                        dev.reckoner.Limits
                        dev.reckoner.Problem
                        dev.reckoner.Program
                        dev.reckoner.Settings
                        dev.reckoner.Solution
                        dev.reckoner.Solver
                        dev.reckoner.agent.Attempt
                        dev.reckoner.agent.Clock
                        dev.reckoner.agent.Preset
                        dev.reckoner.agent.Rules
                        dev.reckoner.agent.SessionSource
                        dev.reckoner.agent.Watcher
                        dev.reckoner.answer.ReadAnswer
                        dev.reckoner.cli.Main
                        dev.reckoner.journal.Delivery
                        dev.reckoner.journal.End
                        dev.reckoner.journal.Entry
                        dev.reckoner.journal.Event
                        dev.reckoner.journal.Item
                        dev.reckoner.journal.Journal
                        dev.reckoner.journal.Json
                        dev.reckoner.journal.Reply
                        dev.reckoner.journal.Run
                        dev.reckoner.journal.RunDirectory
                        dev.reckoner.journal.Spent
                        dev.reckoner.journal.Usage
                        dev.reckoner.model.Api
                        dev.reckoner.model.Catalogue
                        dev.reckoner.model.CatalogueEntry
                        dev.reckoner.model.ChatCompletions
                        dev.reckoner.model.ChosenModel
                        dev.reckoner.model.ContextWindow
                        dev.reckoner.model.LangChain4jModel
                        dev.reckoner.model.Listener
                        dev.reckoner.model.Listing
                        dev.reckoner.model.Message
                        dev.reckoner.model.Model
                        dev.reckoner.model.ModelFacts
                        dev.reckoner.model.ModelSpec
                        dev.reckoner.model.ModelUnavailable
                        dev.reckoner.model.Models
                        dev.reckoner.model.NoModel
                        dev.reckoner.model.Offer
                        dev.reckoner.model.Price
                        dev.reckoner.model.Pricing
                        dev.reckoner.model.Request
                        dev.reckoner.model.Responses
                        dev.reckoner.model.ResponsesChatModel
                        dev.reckoner.model.ResponsesStreamingChatModel
                        dev.reckoner.model.ScriptModel
                        dev.reckoner.model.Unsuited
                        dev.reckoner.sandbox.Check
                        dev.reckoner.sandbox.Description
                        dev.reckoner.sandbox.Outcome
                        dev.reckoner.sandbox.Output
                        dev.reckoner.sandbox.Resources
                        dev.reckoner.sandbox.Sandbox
                        dev.reckoner.sandbox.SandboxLimits
                        dev.reckoner.sandbox.SandboxUnavailable
                        dev.reckoner.sandbox.Session
                        dev.reckoner.sandbox.Shown
                        dev.reckoner.sandbox.State
                        dev.reckoner.sandbox.doctor.Choice
                        dev.reckoner.sandbox.doctor.DockerCheck
                        dev.reckoner.sandbox.doctor.GraalPyCheck
                        dev.reckoner.sandbox.doctor.Report
                        dev.reckoner.sandbox.graalpy.GraalPySandbox
                        dev.reckoner.sandbox.graalpy.worker.LibraryFiles
                        dev.reckoner.sandbox.graalpy.worker.Reply
                        dev.reckoner.sandbox.graalpy.worker.Request
                        dev.reckoner.sandbox.graalpy.worker.Worker
                        dev.reckoner.sandbox.host.DeleteTree
                        dev.reckoner.sandbox.host.HostCommand
                        dev.reckoner.sandbox.host.HostEnvironment
                        dev.reckoner.sandbox.host.OutputTail
                        dev.reckoner.sandbox.local.Installation
                        dev.reckoner.sandbox.local.LocalChecks
                        dev.reckoner.sandbox.local.LocalSandbox
                        dev.reckoner.sandbox.local.Soundness
                        dev.reckoner.sandbox.local.SystemCallFilter
                        dev.reckoner.sandbox.local.User
                        dev.reckoner.task.Remedy
                        dev.reckoner.task.UnusableLimit
                        dev.reckoner.text.HeadTail
                        dev.reckoner.text.Html
                        dev.reckoner.text.OneLine
                        dev.reckoner.text.Positions
                        dev.reckoner.text.Printable
                        dev.reckoner.text.Resource
                        dev.reckoner.text.Sha256
                        dev.reckoner.text.WholeLines
                        dev.reckoner.tool.Template
                        dev.reckoner.tool.Tool
                        dev.reckoner.tool.Tools
                        dev.reckoner.transcript.Head
                        dev.reckoner.transcript.Markdown
                        dev.reckoner.transcript.Notebook
                        dev.reckoner.transcript.Terminal
                        dev.reckoner.transcript.Transcripts
                        """
                                .strip());
    }
}
