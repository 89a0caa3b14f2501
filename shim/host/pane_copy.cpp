// SPDX-License-Identifier: ISC
#include "shim/host/pane_copy.hpp"

#include "shim/copy/screen_text.hpp"

namespace shim {
namespace {

constexpr std::size_t k_longest_view = 100'000;  // lines

struct Deaf final : TerminalListener {
  void reply(std::string_view) override {}
};
Deaf& deaf() {
  static Deaf listener;
  return listener;
}

CopyText text_for(const CopyRequest& request, const Terminal& terminal) {
  CopyText text;
  if (request.text.empty() || !decode_copy_text(request.text, text)) return copy_text_of(terminal.screen());
  text.fit(terminal.size().columns, terminal.size().rows);
  return text;
}

}  // namespace

struct PaneCopy::Entered {
  std::uint64_t entry;
  std::unique_ptr<Terminal> view;  // of view mode: what its lines were written to
  CopyMode mode;
  std::optional<state::PaneId> source{};
  bool has_lines = false;

  void enter(const CopyRequest& request);
};

PaneCopy::PaneCopy() = default;
PaneCopy::~PaneCopy() = default;

// Null: there is a later one already.
PaneCopy::Entered* PaneCopy::entered(const CopyRequest& request, const Terminal& terminal) {
  std::unique_ptr<Entered>& mode = modes_[request.view ? 1 : 0];
  if (mode && mode->entry == request.entry) return mode.get();
  // A new entry is the present one, whatever the clock says; who speaks of an older one was overtaken.
  if (mode && mode->entry > request.entry && request.kind != CopyRequest::Kind::enter) return nullptr;
  std::unique_ptr<Terminal> view;
  if (request.view) view = std::make_unique<Terminal>(terminal.size(), k_longest_view, deaf());
  CopyText text = view ? copy_text_of(view->screen()) : text_for(request, terminal);
  mode = std::make_unique<Entered>(
      Entered{request.entry, std::move(view),
              CopyMode(std::move(text), request.scroll_exit, request.label, request.options, last_search_)});
  mode->source = request.source;
  return mode.get();
}

void PaneCopy::Entered::enter(const CopyRequest& request) {
  if (view) {
    for (const std::string& line : request.words) {
      if (std::exchange(has_lines, true)) view->feed("\r\n");
      view->feed(line);
    }
    mode.extend(copy_text_of(view->screen()));
  }
  if (request.page_up) mode.page_up();
}

CopyAnswer PaneCopy::answer(const CopyRequest& request, const Terminal& terminal) {
  using Kind = CopyRequest::Kind;
  CopyAnswer answer;
  if (request.kind == Kind::text) {
    answer.text = encode_copy_text(copy_text_of(terminal.screen()));
    return answer;
  }
  if (request.kind == Kind::leave) {
    std::unique_ptr<Entered>& mode = modes_[request.view ? 1 : 0];
    if (mode && mode->entry <= request.entry) mode.reset();
    return answer;
  }
  Entered* mode = request.entry == 0 ? nullptr : entered(request, terminal);
  if (request.kind == Kind::variables) {
    if (mode != nullptr) answer.variables = mode->mode.variables(request.options);
    if (last_search_.text) answer.variables.emplace_back("pane_search_string", *last_search_.text);
  } else if (mode == nullptr) {
    return answer;
  } else if (request.kind == Kind::enter) {
    mode->enter(request);
  } else if (request.kind == Kind::refresh) {
    if (!mode->view) mode->mode.refresh(text_for(request, terminal));
  } else {
    const auto count = request.count > 0 ? std::optional<unsigned>(request.count) : std::nullopt;
    answer.outcome = mode->mode.run(request.words, count, request.options, last_search_);
    answer.source = mode->source;
  }
  return answer;
}

void PaneCopy::resize(TerminalSize size) {
  for (const auto& mode : modes_) {
    if (!mode) continue;
    if (mode->view) mode->view->resize(size);
    mode->mode.resize(size.columns, size.rows);
  }
}

}  // namespace shim
