import ArgumentParser

/// A command that can draw its results, which then hold a picture.
protocol PlottingCommand: ResultCommand {
  var plotOption: PlotOption { get }
}

extension PlottingCommand {
  func run() throws {
    let results = try options.runOptions.run(Self.configuration.commandName ?? "") {
      try options.check(try resultNames())
      try plotOption.check()
      return try self.results()
    }
    // The results are shown even where the picture cannot be drawn.
    try options.show(results)
    if let picture = results.picture { try plotOption.draw(picture) }
  }
}
