// SPDX-License-Identifier: ISC
// See capture.hpp.
#include "shim/term/capture.hpp"

#include <algorithm>
#include <climits>
#include <cstdint>

#include "shim/term/line_text.hpp"

namespace shim {
namespace {

// -S or -E: 0 is the first visible line, negative lines are history. What is out of tmux's range counts as absent.
std::size_t line_index(std::optional<std::int64_t> line, std::size_t history, std::size_t absent) {
  const std::int64_t wanted = line.value_or(INT64_MAX);
  if (wanted > SHRT_MAX || wanted < INT_MIN) return absent;
  const auto top = static_cast<std::int64_t>(history);
  return static_cast<std::size_t>(std::max<std::int64_t>(0, top + wanted));
}

class Capture {
 public:
  Capture(const Screen& screen, const CaptureRequest& request)
      : screen_(screen),
        request_(request),
        writer_({.escapes = request.escapes,
                 .octal = request.escape_octal,
                 .trim = !request.join && !request.keep_trailing}) {}

  std::string take(const std::vector<Row>* rows) {
    const Grid& grid = screen_.grid();
    const std::size_t history = rows ? 0 : grid.history().lines();
    const std::size_t last = history + (rows ? rows->size() : grid.rows()) - 1;
    std::size_t top = request_.start_of_history ? 0 : line_index(request_.start, history, history);
    std::size_t bottom = request_.end_of_screen ? last : line_index(request_.end, history, last);
    top = std::min(top, last);
    bottom = std::min(bottom, last);
    if (bottom < top) std::swap(top, bottom);

    if (top < history) {
      grid.history().for_each(top, std::min(bottom + 1, history) - top, [&](StoredLine line) { add(line); });
    }
    for (std::size_t y = std::max(top, history); y <= bottom; ++y) {
      add(rows ? (*rows)[y] : grid.row(static_cast<unsigned>(y - history)));
    }
    return writer_.take();
  }

 private:
  void add(const Row& row) {
    const GlyphStore& glyphs = screen_.grid().glyphs();
    const std::uint32_t end = std::min(row.used, screen_.columns());
    char buffer[4];
    writer_.begin();
    for (std::uint32_t x = 0; x < end; ++x) {
      const Cell cell = row.cells[x];
      if (!cell.padding) writer_.add(glyphs.text(cell, buffer), glyphs.pen(cell.pen));
    }
    end_line(row.wrapped);
  }
  void add(StoredLine line) {
    StoredCell cell;
    Pen pen;
    writer_.begin();
    const std::uint32_t end = std::min(line.used(), screen_.columns());
    for (std::uint32_t x = 0; x < end && line.next(cell, pen); ++x) {
      if (!cell.text.empty()) writer_.add(cell.text, pen);
    }
    end_line(line.wrapped());
  }
  void end_line(bool wrapped) {
    writer_.end();
    if (!request_.join || !wrapped) writer_.newline();
  }

  const Screen& screen_;
  const CaptureRequest& request_;
  LineWriter writer_;
};

}  // namespace

state::Result<std::string> capture_screen(const Screen& screen, const CaptureRequest& request) {
  const std::vector<Row>* rows = nullptr;
  if (request.alternate) {
    rows = screen.saved_rows();
    if (!rows && request.quiet) return std::string();
    if (!rows) return state::fail(state::ErrorCode::not_found, "no alternate screen");
  }
  return Capture(screen, request).take(rows);
}

std::string capture_pending(const std::string& pending, const CaptureRequest& request) {
  if (!request.escape_octal) return pending;
  std::string text;
  for (const char c : pending) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= ' ' && byte != '\\') {
      text.push_back(c);
      continue;
    }
    text.push_back('\\');
    for (const int shift : {6, 3, 0}) text.push_back(static_cast<char>('0' + (byte >> shift & 7)));
  }
  return text;
}

}  // namespace shim
