//! The library: what it may use up, and what becomes of its errors.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use merman::svg::{
    Presentation, RenderResourcePolicy, ResourceLimitId, SvgPipeline, SvgRenderOptions,
};
use merman::{
    Engine, MermaidConfig, OperationControl, RenderError, RenderOutput, RenderRequest, Renderer,
    SvgEnvironment, SvgRequest,
};
use serde_json::json;

use crate::{DiagramError, Theme, measure};

/// The longest source, in bytes. The longest in the posts that were looked at
/// has 2 KB.
pub const MAX_BYTES: usize = 16 * 1024;

/// How much work laying out may be, in the library's units: a count, so that it
/// ends at the same place on each machine. Twenty times what the largest of the
/// posts that were looked at needs.
const MAX_WORK: usize = 1_000_000;

/// The largest SVG, in bytes.
const MAX_SVG: usize = 4 * 1024 * 1024;

/// The most things that a diagram may have, such as nodes, edges and messages.
const MAX_ITEMS: usize = 2_000;

/// Room for nested blocks. Address space, not memory.
const STACK: usize = 64 * 1024 * 1024;

/// The library's SVG for light and for dark pages.
pub(crate) fn both(source: &str) -> Result<[String; 2], DiagramError> {
    if source.trim().is_empty() {
        return Err(DiagramError::Empty);
    }
    if source.len() > MAX_BYTES {
        return Err(DiagramError::TooLong {
            bytes: source.len(),
        });
    }
    let draw = || {
        Ok([
            guarded(source, Theme::Light)?,
            guarded(source, Theme::Dark)?,
        ])
    };
    thread::scope(|scope| {
        let worker = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, draw);
        match worker.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(drawn)) => drawn,
            Ok(Err(_)) | Err(_) => Err(DiagramError::Breakdown),
        }
    })
}

fn guarded(source: &str, theme: Theme) -> Result<String, DiagramError> {
    catch_unwind(AssertUnwindSafe(|| one(source, theme))).unwrap_or(Err(DiagramError::Breakdown))
}

fn one(source: &str, theme: Theme) -> Result<String, DiagramError> {
    let palette = theme.palette().map_err(|_| DiagramError::Breakdown)?;
    let presentation = Presentation::new().with_theme(palette).resolve();
    let engine = Engine::new().with_site_config(MermaidConfig::from_value(settings(theme)));
    let renderer = Renderer::new().with_engine(presentation.materialize_engine(engine));
    let request = SvgRequest {
        environment: environment().ok_or(DiagramError::Breakdown)?,
        // No foreign content: it would not be drawn in a picture.
        pipeline: Some(SvgPipeline::resvg_safe()),
        presentation: presentation.render_policy(),
        options: SvgRenderOptions {
            diagram_id: Some("d".to_owned()),
            ..SvgRenderOptions::default()
        },
        ..SvgRequest::default()
    };
    match renderer.render(RenderRequest::svg(source, OperationControl::new(), request)) {
        Ok(RenderOutput::Svg(Some(svg))) => Ok(svg.into_parts().0),
        Ok(_) => Err(DiagramError::NoKind),
        Err(error) => Err(told(source, &error)),
    }
}

fn environment() -> Option<SvgEnvironment> {
    let limits = RenderResourcePolicy::interactive()
        .with_limit(ResourceLimitId::MaxSourceBytes, MAX_BYTES)
        .and_then(|limits| limits.with_limit(ResourceLimitId::MaxModelItems, MAX_ITEMS))
        .and_then(|limits| limits.with_limit(ResourceLimitId::MaxLayoutWorkUnits, MAX_WORK))
        .and_then(|limits| limits.with_limit(ResourceLimitId::MaxSvgBytes, MAX_SVG))
        .ok()?;
    Some(
        SvgEnvironment::deterministic()
            .with_text_measurement_policy(measure::policy()?)
            .with_resource_policy(limits),
    )
}

/// Settings of Mermaid. Labels are HTML, which the pipeline turns into text of
/// SVG: text from the start is placed worse. What is «secure» can't be changed in a diagram.
fn settings(theme: Theme) -> serde_json::Value {
    json!({
        "htmlLabels": true,
        "fontFamily": measure::FONTS,
        "themeVariables": { "xyChart": { "plotColorPalette": theme.lines() } },
        "secure": [
            "secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges",
            "suppressErrorRendering", "htmlLabels", "fontFamily", "altFontFamily", "theme",
            "themeCSS", "themeVariables", "darkMode", "look",
        ],
    })
}

fn told(source: &str, error: &RenderError) -> DiagramError {
    match error {
        RenderError::NoDiagram => DiagramError::NoKind,
        RenderError::ResourceLimitExceeded(_) => DiagramError::TooLarge,
        RenderError::Parse(diagnostic) => {
            let details = diagnostic.terminal_diagnostic_details();
            if details.code == "merman.parse.no_diagram_detected" {
                return DiagramError::NoKind;
            }
            DiagramError::Source {
                message: diagnostic.terminal_safe_message(),
                line: details.span.map(|span| line_of(source, span.start)),
            }
        }
        other => DiagramError::Source {
            message: other.to_string(),
            line: None,
        },
    }
}

fn line_of(source: &str, offset: usize) -> usize {
    let before = source.as_bytes().get(..offset).unwrap_or(source.as_bytes());
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}
