"""What Arabic syntax decides about cues, their sources and contents, whatever the weights say."""
