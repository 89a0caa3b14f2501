// SPDX-License-Identifier: ISC
#include "shim/host/hosted_pane.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "state/state_dir.hpp"
#include "state/sys_calls.hpp"
#include "state/test_point.hpp"

namespace shim {
namespace {

using state::ErrorCode;
using state::Result;

constexpr std::size_t k_read_size = 8192;   // the kernel gives about 4 KiB at a time
constexpr int k_reads_per_turn = 16;        // then clients have their turn
constexpr int k_reads_of_last_words = 512;  // of a program that ended; somebody else may write on for ever

template <std::size_t Size>
void set_text(char (&field)[Size], std::string_view text) {
  const std::size_t size = std::min(text.size(), Size - 1);
  std::copy_n(text.data(), size, field);
  std::fill(field + size, field + Size, '\0');
}

}  // namespace

HostedPane::HostedPane(SpawnRequest request, std::string nonce, PageWriter page)
    : request_(std::move(request)),
      nonce_(std::move(nonce)),
      page_(std::move(page)),
      terminal_(request_.size, request_.history_limit, *this),
      created_us_(state::now_us()) {
  terminal_.set_title(request_.title);
  if (request_.extended_keys) terminal_.set_extended_keys();
  notices_ = {};
}

Result<pid_t> HostedPane::start(Result<ProgramTerminal> terminal) {
  if (request_.kind != ProgramKind::none) return run_program(request_, std::move(terminal));
  start_empty();
  return 0;
}

// It counts as dead and never ends by itself, like a pane that remain-on-exit keeps.
void HostedPane::start_empty() {
  empty_ = true;
  terminal_.start_empty();
  facts_.dead = 1;
  facts_.started_us = facts_.activity_us = state::now_us();
  changed_ = true;
}

Result<pid_t> HostedPane::run_program(const SpawnRequest& request, Result<ProgramTerminal> terminal) {
  if (!terminal) return tl::unexpected(terminal.error());
  auto started = start_program(request, *std::move(terminal));
  if (!started) return tl::unexpected(started.error());
  pty_ = std::move(started->terminal);
  child_ = started->pid;
  exited_ = false;
  status_.reset();
  input_.clear();
  held_.clear();
  hold_.start(child_, started->tty, InputHold::Clock::now());
  hold_limit_known_ = false;
  facts_.child_pid = child_;
  facts_.dead = 0;
  facts_.exit_status = -1;
  facts_.exit_signal = 0;
  facts_.dead_us = 0;
  facts_.started_us = facts_.activity_us = state::now_us();
  set_text(facts_.tty, started->tty);
  set_text(facts_.start_command, request.start_command);
  changed_ = true;
  return child_;
}

// The new program first: when it can't be executed, nothing has happened. The old one loses its terminal then, as in
// spawn_pane, and the screen starts afresh while the history stays (screen_reinit).
Result<pid_t> HostedPane::respawn(SpawnRequest request, bool kill) {
  if (pty_ && !kill) return state::fail(ErrorCode::exists, "pane still active");
  ROOST_TEST_POINT("respawn.asked");
  request.size = terminal_.size();
  request.site = request_.site;
  state::Fd old = std::move(pty_);
  auto child = run_program(request, open_program_terminal());
  ROOST_TEST_POINT("respawn.running");
  if (!child) {
    pty_ = std::move(old);
    return child;
  }
  terminal_.fill(facts_);
  const bool line_feed_returns = terminal_.line_feed_returns();
  terminal_.feed(reinitialise_sequence(facts_, terminal_.size().rows));
  terminal_.set_line_feed_returns(line_feed_returns);
  if (request.extended_keys) terminal_.set_extended_keys();
  request_ = std::move(request);
  return child;
}

void HostedPane::resize(TerminalSize size, std::uint64_t generation, const PaneSite& site) {
  if (generation < resized_at_) return;
  resized_at_ = generation;
  if (site.known) request_.site = site;
  ROOST_TEST_POINT("resize.asked");
  const TerminalSize now = terminal_.size();
  if (now.columns == size.columns && now.rows == size.rows) return;
  terminal_.resize(size);
  copy_.resize(size);
  request_.size = size;
  if (pty_) set_terminal_size(pty_.get(), size);
  changed_ = true;
}

void HostedPane::set_title(std::string_view title) {
  terminal_.set_title(title);
  changed_ = true;
}

void HostedPane::clear_history() {
  terminal_.clear_history();
  changed_ = true;
}

void HostedPane::reset() {
  terminal_.reset();
  changed_ = true;
}

// window_pane_start_input: not seen by pipe-pane.
Result<void> HostedPane::feed(std::string_view bytes) {
  if (!empty_) return state::fail(ErrorCode::invalid_argument, "pane is not empty");
  if (bytes.empty()) return {};
  terminal_.feed(bytes);
  send(std::exchange(replies_, {}));
  facts_.activity_us = state::now_us();
  changed_ = true;
  return {};
}

void HostedPane::trim() {
  terminal_.trim_below_cursor();
  changed_ = true;
}

Result<void> HostedPane::pipe(PipeRequest request) {
  read_output();  // what was written before belongs to the old pipe
  if (!pty_ || exited_) return state::fail(ErrorCode::not_found, "target pane has exited");
  const bool was_open = pipe_.is_open();
  pipe_.close();
  changed_ = true;
  if (request.command.empty() || (request.only_if_none && was_open)) return {};
  if (request.path.empty()) request.path = request_.path;
  if (request.environment.empty()) request.environment = request_.environment;
  return pipe_.open(request);
}

HostInfo HostedPane::info() const {
  return {nonce_, ::getpid(), child_, created_us_, request_, resized_at_, request_.site};
}

void HostedPane::read_output() {
  for (int reads = 0; reads < k_reads_per_turn && pty_; ++reads) {
    if (!read_once()) return;
  }
}

// False: nothing more now.
bool HostedPane::read_once() {
  char buffer[k_read_size];
  const ssize_t count = state::sys::read(pty_.get(), buffer, sizeof buffer);
  if (count < 0 && errno == EINTR) return true;
  if (count < 0 && errno == EAGAIN) return false;
  if (count <= 0) {  // EIO: the last holder of the terminal closed it
    exited_ = true;
    hang_up();
    return false;
  }
  const std::string_view bytes(buffer, static_cast<std::size_t>(count));
  eat_output(bytes);
  return true;
}

// Who has an answer of the terminal may tell others to look at what came before: the page comes first.
void HostedPane::eat_output(std::string_view bytes) {
  pipe_.output(bytes);
  terminal_.feed(bytes);
  facts_.activity_us = state::now_us();
  if (!hold_.is_over()) hold_.output_seen(InputHold::Clock::now());
  changed_ = true;
  if (replies_.empty()) return;
  publish();
  send(std::exchange(replies_, {}));
}

// server_child_exited and server_child_stopped.
void HostedPane::child_changed(pid_t pid, int status) {
  if (pid != child_) return;
  if (WIFSTOPPED(status)) {
    if (WSTOPSIG(status) == SIGTTIN || WSTOPSIG(status) == SIGTTOU) return;
    if (::killpg(pid, SIGCONT) != 0) ::kill(pid, SIGCONT);
    return;
  }
  if (!WIFEXITED(status) && !WIFSIGNALED(status)) return;
  status_ = status;
  exited_ = true;
  // What it wrote before its end is in the terminal's buffer already.
  for (int reads = 0; reads < k_reads_of_last_words && pty_ && read_once(); ++reads) {
  }
}

void HostedPane::hang_up() {
  pty_.close();
  input_.clear();
  held_.clear();
  changed_ = true;
}

void HostedPane::stay_dead() {
  hang_up();
  facts_.dead = 1;
  facts_.dead_us = state::now_us();
  if (status_ && WIFEXITED(*status_)) facts_.exit_status = WEXITSTATUS(*status_);
  if (status_ && WIFSIGNALED(*status_)) facts_.exit_signal = WTERMSIG(*status_);
  changed_ = true;
}

void HostedPane::show_notice(std::string_view notice) {
  terminal_.write_notice(notice);
  changed_ = true;
}

void HostedPane::hide_cursor() {
  terminal_.feed("\x18\x1b[?25l");
  changed_ = true;
}

std::optional<std::string> HostedPane::take_window_name() { return std::exchange(window_name_, std::nullopt); }

std::string HostedPane::evaluate(std::string_view format) {
  if (!surroundings_) return {};
  changed_ = true;
  publish();  // the answer may come from the page
  return surroundings_->evaluate(format);
}

// OSC 52 (input_osc_52): only programs that set-clipboard trusts, which is not the default.
void HostedPane::clipboard(std::string_view bytes) {
  if (evaluate("#{set-clipboard}") != "on") return;
  surroundings_->store_clipboard(bytes);
  ++notices_.clipboards;
}

std::optional<std::string> HostedPane::clipboard_text() {
  if (evaluate("#{set-clipboard}") != "on") return std::nullopt;
  return surroundings_->newest_buffer();
}

void HostedPane::publish() {
  if (!std::exchange(changed_, false)) return;
  terminal_.fill(facts_);
  facts_.pipe_open = pipe_.is_open() ? 1 : 0;
  page_.publish(facts_);
}

}  // namespace shim
