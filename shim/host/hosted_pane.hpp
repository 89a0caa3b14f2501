// SPDX-License-Identifier: ISC
// What a host keeps: one program on one pseudo-terminal, its screen and history, the input on its way to it, the pipe
// of pipe-pane and the status page. Knows no registry and no clients. One thread; nothing here waits for anybody, but
// for a program being executed.
#pragma once

#include <sys/types.h>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shim/host/host_client.hpp"
#include "shim/host/input_hold.hpp"
#include "shim/host/output_queue.hpp"
#include "shim/host/pane_copy.hpp"
#include "shim/host/pane_pipe.hpp"
#include "shim/host/pane_surroundings.hpp"
#include "shim/host/pane_text.hpp"
#include "shim/host/program.hpp"
#include "shim/host/spawn_request.hpp"
#include "shim/host/status_page.hpp"
#include "shim/term/terminal.hpp"
#include "state/error.hpp"
#include "state/fd.hpp"

namespace shim {

class HostedPane final : private TerminalListener {
 public:
  HostedPane(SpawnRequest request, std::string nonce, PageWriter page);

  // What answers the program's questions about options and buffers. Without it all options have their defaults.
  void surround(std::unique_ptr<PaneSurroundings> surroundings) { surroundings_ = std::move(surroundings); }

  // The first program; 0 for a pane without one.
  state::Result<pid_t> start(state::Result<ProgramTerminal> terminal);

  // Requests of clients.
  void input(const std::vector<InputItem>& items);
  state::Result<std::string> capture(const CaptureRequest& request) const { return terminal_.capture(request); }
  void resize(TerminalSize size, std::uint64_t generation, const PaneSite& site = {});
  state::Result<pid_t> respawn(SpawnRequest request, bool kill);
  void set_title(std::string_view title);
  void clear_history();
  void reset();
  state::Result<void> feed(std::string_view bytes);
  void trim();
  state::Result<void> pipe(PipeRequest request);
  CopyAnswer copy(const CopyRequest& request) { return copy_.answer(request, terminal_); }
  HostInfo info() const;

  // Events.
  int terminal_fd() const { return pty_.get(); }  // -1: closed
  bool wants_to_write() const { return pty_ && !input_.empty(); }
  const PanePipe& pipe_state() const { return pipe_; }
  short pipe_events() const;
  void handle_pipe(short revents);
  void flush_closed_pipes() { pipe_.flush_leaving(); }
  // At the end of the host.
  void leave_pipes_behind() { pipe_.leave_behind(); }
  // Input that waits for the program to be ready for it.
  int held_input_timeout() const;
  void look_after_held_input();
  void read_output();
  void write_input();
  void child_changed(pid_t pid, int status);
  // The pipe's command has taken its share: now the pane may end. As window_pane_destroy_ready.
  bool ready_to_end() const { return exited_ && !pipe_.has_pending(); }

  std::optional<int> exit_status() const { return status_; }  // as waitpid gives it
  // Closes the terminal: the program, if it still runs, gets SIGHUP.
  void hang_up();
  // remain-on-exit: the pane shows its last screen and takes requests as before.
  void stay_dead();
  void show_notice(std::string_view notice);
  void hide_cursor();
  bool is_dead() const { return facts_.dead != 0; }
  const PaneFacts& facts() const { return facts_; }
  const SpawnRequest& request() const { return request_; }

  // How often the program set its title and the clipboard since the last call.
  struct Notices {
    unsigned titles = 0, clipboards = 0;
  };
  Notices take_notices() { return std::exchange(notices_, {}); }

  // A name set by ESC k since the last call.
  std::optional<std::string> take_window_name();

  // Writes the status page when anything changed since the last call.
  void publish();

 private:
  void reply(std::string_view bytes) override { replies_ += bytes; }
  void window_name(std::string_view name) override { window_name_ = std::string(name); }
  void bell() override { ++facts_.bell_count; }
  void title(std::string_view) override { ++notices_.titles; }
  void clipboard(std::string_view bytes) override;
  std::optional<std::string> clipboard_text() override;
  std::string evaluate(std::string_view format) override;

  void start_empty();
  state::Result<pid_t> run_program(const SpawnRequest& request, state::Result<ProgramTerminal> terminal);
  void send(std::string_view bytes);
  std::string encoded(const std::vector<InputItem>& items);
  InputModes input_modes(const std::vector<InputItem>& items);
  void type_held();
  bool input_must_wait();
  void read_hold_limit();
  bool read_once();
  void eat_output(std::string_view bytes);

  SpawnRequest request_;
  std::string nonce_;
  PageWriter page_;
  PaneFacts facts_;
  bool changed_ = true;
  Terminal terminal_;
  state::Fd pty_;
  pid_t child_ = 0;
  bool empty_ = false;   // made without a program, whatever runs in it now (tmux: PANE_EMPTY)
  bool exited_ = false;  // the program ended, or closed its terminal (tmux: PANE_EXITED)
  std::optional<int> status_;
  OutputQueue input_;
  InputHold hold_;
  bool hold_limit_known_ = false;
  std::deque<std::vector<InputItem>> held_;  // calls
  PanePipe pipe_;
  PaneCopy copy_;
  std::string replies_;  // of the terminal to its program
  std::optional<std::string> window_name_;
  Notices notices_;
  std::unique_ptr<PaneSurroundings> surroundings_;
  std::uint64_t resized_at_ = 0;
  std::int64_t created_us_ = 0;
};

}  // namespace shim
